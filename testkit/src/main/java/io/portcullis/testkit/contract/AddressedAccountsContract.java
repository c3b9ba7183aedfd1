package io.portcullis.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.account.Epoch;
import io.portcullis.domain.port.Accounts.Added;
import io.portcullis.domain.port.Accounts.Readdressing;
import io.portcullis.domain.port.Accounts.Readdressing.Changed;
import io.portcullis.domain.port.Accounts.Readdressing.EmailTaken;
import io.portcullis.domain.port.Accounts.Readdressing.Readdressed;
import io.portcullis.testkit.Samples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of {@link AccountsContract} that is about addresses that are verified or changed. */
abstract class AddressedAccountsContract extends StoreContract {

    private static final EmailAddress WANTED = Samples.email("Ada@Bücher.EXAMPLE");

    @Test
    void verifying_marks_the_address_and_changes_nothing_else() {
        Account account = added(Samples.inEpoch(samples.account(), new Epoch(5)));
        Account other = added(samples.account());

        assertLoaded(
                accounts().verify(account.id(), new Epoch(5)),
                account.verified(),
                "the account comes back as it has become, in its old epoch, so that nobody is logged out");
        assertLoaded(accounts().find(account.id()), account.verified(), "that is kept");
        assertLoaded(accounts().find(other.id()), other, "another's address stays as it was");
        assertLoaded(accounts().verify(account.id(), new Epoch(5)), account.verified(), "it may be verified once more");
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 6})
    void an_address_is_not_verified_in_another_epoch(long seen) {
        Account account = added(Samples.inEpoch(samples.account(), new Epoch(5)));

        assertThat(accounts().verify(account.id(), new Epoch(seen))).isEmpty();
        assertLoaded(accounts().find(account.id()), account, "a link to an address that has changed verifies no other");
    }

    @Test
    void neither_a_suspended_account_nor_an_unknown_one_is_verified() {
        Account account = added(samples.account().suspended());

        assertThat(accounts().verify(account.id(), account.epoch())).isEmpty();
        assertThat(accounts().verify(new AccountId(samples.uuid()), Epoch.FIRST))
                .isEmpty();
        assertLoaded(accounts().find(account.id()), account, "a refusal changes nothing");
    }

    @Test
    void whoever_verifies_during_a_suspension_finds_the_account_barred() {
        Account account = added(samples.account());

        Optional<Account> verified =
                overlap(() -> accounts().suspend(account.id()), () -> accounts().verify(account.id(), Epoch.FIRST));

        assertLoaded(accounts().find(account.id()), account.suspended(), "the suspension stands alone");
        assertThat(verified).isEmpty();
    }

    @Test
    void a_suspension_during_a_verification_loses_nothing_of_it() {
        Account account = added(samples.account());

        overlap(
                () -> accounts().verify(account.id(), Epoch.FIRST),
                () -> accounts().suspend(account.id()));

        assertLoaded(accounts().find(account.id()), account.verified().suspended(), "neither takes the other back");
    }

    @Test
    void another_address_is_verified_and_voids_what_was_built_on_the_one_before() {
        Account account = withPassword(samples.account());
        Account other = added(samples.account());
        Account expected = account.readdressed(WANTED);

        Readdressing came = accounts().readdress(account.id(), Epoch.FIRST, WANTED);

        assertLoaded(Optional.of(came), new Readdressed(expected), "the account comes back as it has become");
        assertLoaded(accounts().find(account.id()), expected, "in its next epoch, the address as it was written");
        assertLoaded(accounts().find(Samples.email("ada@xn--bcher-kva.example")), expected, "it is found by it");
        assertThat(accounts().find(account.email()))
                .as("and by the old one no more")
                .isEmpty();
        assertThat(credentials().ofEmail(WANTED))
                .as("its owner logs in by the new one")
                .isPresent();
        assertThat(credentials().ofEmail(account.email())).isEmpty();
        assertLoaded(accounts().find(other.id()), other, "another account keeps its own");
    }

    @Test
    void the_old_address_is_free() {
        Account account = added(samples.account("ada@example.org"));
        accounts().readdress(account.id(), Epoch.FIRST, WANTED);

        Account next = added(samples.account("ADA@example.org"));

        assertLoaded(accounts().find(next.id()), next, "whoever has it now begins afresh");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@bücher.example", "ADA@xn--bcher-kva.example", "Ada@Bücher.example."})
    void an_account_may_spell_its_own_address_otherwise(String spelling) {
        Account account = added(samples.account("ada@bücher.example"));
        EmailAddress next = Samples.email(spelling);

        Readdressing came = accounts().readdress(account.id(), Epoch.FIRST, next);

        assertLoaded(Optional.of(came), new Readdressed(account.readdressed(next)), "nobody is in one's own way");
        assertLoaded(accounts().find(account.id()), account.readdressed(next), "mail goes to it as it is spelt now");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@bücher.example", "ADA@xn--bcher-kva.example"})
    void an_address_that_another_has_is_refused_in_any_spelling(String spelling) {
        Account owner = added(samples.account(spelling));
        Account account = added(samples.account());

        assertThat(accounts().readdress(account.id(), Epoch.FIRST, WANTED)).isEqualTo(new EmailTaken());
        assertLoaded(accounts().find(account.id()), account, "a refusal changes nothing");
        assertLoaded(accounts().find(owner.id()), owner, "nor of the one who has it");
    }

    @Test
    void a_suspended_accounts_address_is_taken_too() {
        Account owner = added(samples.suspendedAccount());
        Account account = added(samples.account());

        assertThat(accounts().readdress(account.id(), Epoch.FIRST, owner.email()))
                .isEqualTo(new EmailTaken());
    }

    @Test
    void whoever_is_refused_an_address_goes_on_with_the_transaction() {
        Account owner = added(samples.account());
        Account account = added(samples.account());
        Account before = samples.account();
        Account after = samples.account();

        Readdressing came = inTransaction(() -> {
            accounts().add(before);
            Readdressing refused = accounts().readdress(account.id(), Epoch.FIRST, owner.email());
            accounts().add(after);
            accounts().readdress(account.id(), Epoch.FIRST, WANTED);
            return refused;
        });

        assertThat(came).isEqualTo(new EmailTaken());
        assertThat(accounts().find(before.id()))
                .as("what was written before it is kept")
                .isPresent();
        assertThat(accounts().find(after.id()))
                .as("and what was written after it")
                .isPresent();
        assertLoaded(
                accounts().find(account.id()),
                account.readdressed(WANTED),
                "the account is held in its epoch, and may take another address");
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 6})
    void an_account_in_another_epoch_keeps_its_address(long seen) {
        Account account = added(Samples.inEpoch(samples.account(), new Epoch(5)));

        assertThat(accounts().readdress(account.id(), new Epoch(seen), WANTED)).isEqualTo(new Changed());
        assertLoaded(accounts().find(account.id()), account, "a link from before the last change changes nothing");
    }

    @Test
    void a_suspended_account_keeps_its_address_and_an_unknown_one_gets_none() {
        Account account = added(samples.suspendedAccount());

        assertThat(accounts().readdress(account.id(), account.epoch(), WANTED)).isEqualTo(new Changed());
        assertThat(accounts().readdress(new AccountId(samples.uuid()), Epoch.FIRST, WANTED))
                .isEqualTo(new Changed());
        assertLoaded(accounts().find(account.id()), account, "whoever is barred changes nothing");
        assertThat(accounts().find(WANTED)).isEmpty();
    }

    @Test
    void of_many_accounts_that_want_one_address_one_gets_it() {
        List<Account> rivals = Race.run(_ -> added(samples.account()));

        List<Readdressing> came =
                Race.run(number -> accounts().readdress(rivals.get(number).id(), Epoch.FIRST, WANTED));

        assertThat(came.stream().filter(Readdressed.class::isInstance)).hasSize(1);
        assertThat(came.stream().filter(new EmailTaken()::equals))
                .as("all others are told that it is taken; that is no failure")
                .hasSize(Race.RUNNERS - 1);
        assertThat(accounts().find(WANTED).map(Account::id))
                .as("it is the one's who was told so")
                .contains(((Readdressed) came.stream()
                                .filter(Readdressed.class::isInstance)
                                .findFirst()
                                .orElseThrow())
                        .account()
                        .id());
        assertThat(rivals.stream()
                        .filter(rival -> accounts().find(rival.email()).isPresent()))
                .as("the others keep theirs")
                .hasSize(Race.RUNNERS - 1);
    }

    @Test
    void of_newcomers_and_owners_who_want_one_address_one_gets_it() {
        List<Account> rivals =
                Race.run(number -> number % 2 == 0 ? samples.account(WANTED.address()) : added(samples.account()));

        List<Boolean> came = Race.run(number -> {
            Account rival = rivals.get(number);
            return number % 2 == 0
                    ? accounts().add(rival) == Added.ADDED
                    : accounts().readdress(rival.id(), Epoch.FIRST, WANTED) instanceof Readdressed;
        });

        assertThat(came).containsOnlyOnce(true);
        assertThat(accounts().find(WANTED).map(Account::id))
                .contains(rivals.get(came.indexOf(true)).id());
    }

    @Test
    void an_address_that_is_being_registered_is_waited_for_and_refused() {
        Account account = added(samples.account());
        Account newcomer = samples.account(WANTED.address());

        Readdressing came =
                overlap(() -> accounts().add(newcomer), () -> accounts().readdress(account.id(), Epoch.FIRST, WANTED));

        assertThat(came).isEqualTo(new EmailTaken());
        assertLoaded(accounts().find(account.id()), account, "a refusal changes nothing");
        assertLoaded(accounts().find(WANTED), newcomer, "who came first has it");
    }

    @Test
    void an_address_whose_registration_comes_to_nothing_is_free() {
        Account account = added(samples.account());

        Readdressing came = Race.overlap(
                pause -> transactions().run(transaction -> {
                    accounts().add(samples.account(WANTED.address()));
                    pause.run();
                    return transaction.undo("refused");
                }),
                () -> accounts().readdress(account.id(), Epoch.FIRST, WANTED));

        assertThat(came).isInstanceOf(Readdressed.class);
        assertLoaded(accounts().find(WANTED), account.readdressed(WANTED), "whoever waited for it has it");
    }

    @Test
    void whoever_registers_an_address_that_an_account_is_given_is_refused() {
        Account account = added(samples.account());

        Added came = overlap(
                () -> accounts().readdress(account.id(), Epoch.FIRST, WANTED),
                () -> accounts().add(samples.account(WANTED.address())));

        assertThat(came).isEqualTo(Added.EMAIL_TAKEN);
    }

    @Test
    void whoever_registers_an_address_that_an_account_gives_up_gets_it() {
        Account account = added(samples.account());
        Account newcomer = samples.account(account.email().address());

        Added came = overlap(
                () -> accounts().readdress(account.id(), Epoch.FIRST, WANTED),
                () -> accounts().add(newcomer));

        assertThat(came).isEqualTo(Added.ADDED);
        assertLoaded(accounts().find(account.email()), newcomer, "an address is never two accounts'");
    }

    @Test
    void two_who_want_each_others_address_at_once_both_keep_their_own() {
        Account one = added(samples.account());
        Account other = added(samples.account());

        List<Readdressing> came = Race.run(
                2,
                number -> number == 0
                        ? accounts().readdress(one.id(), Epoch.FIRST, other.email())
                        : accounts().readdress(other.id(), Epoch.FIRST, one.email()));

        assertThat(came).as("none waits in a circle, and none is broken by it").containsOnly(new EmailTaken());
        assertLoaded(accounts().find(one.id()), one, "a refusal changes nothing");
        assertLoaded(accounts().find(other.id()), other, "a refusal changes nothing");
    }

    @Test
    void of_many_addresses_that_one_account_is_given_at_once_it_takes_one() {
        Account account = added(samples.account());
        List<EmailAddress> wanted = Race.run(_ -> samples.account().email());

        List<Readdressing> came =
                Race.run(number -> accounts().readdress(account.id(), Epoch.FIRST, wanted.get(number)));

        List<Boolean> won = came.stream().map(Readdressed.class::isInstance).toList();
        assertThat(won).as("an epoch has one successor").containsOnlyOnce(true);
        assertLoaded(
                accounts().find(account.id()),
                account.readdressed(wanted.get(won.indexOf(true))),
                "it has the address whose giver was told so");
    }

    @Test
    void a_login_while_the_address_changes_opens_no_session() {
        Account account = added(samples.account());

        Optional<Account> held = overlap(
                () -> accounts().readdress(account.id(), Epoch.FIRST, WANTED),
                () -> accounts().hold(account.id(), Epoch.FIRST));

        assertThat(held)
                .as("a hold waits for the change, and finds its epoch gone")
                .isEmpty();
    }

    @Test
    void an_undone_block_leaves_addresses_as_they_were() {
        Account account = added(samples.account());

        transactions().run(transaction -> {
            accounts().verify(account.id(), Epoch.FIRST);
            return transaction.undo(accounts().readdress(account.id(), Epoch.FIRST, WANTED));
        });

        assertLoaded(accounts().find(account.id()), account, "neither verified nor changed");
        assertThat(accounts().find(WANTED)).isEmpty();
    }

    final Account withPassword(Account account) {
        credentials().put(added(account).id(), samples.hash(), Samples.NOW);
        return account;
    }
}
