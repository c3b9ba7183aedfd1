package io.portcullis.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.Epoch;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.port.Accounts.Added;
import io.portcullis.domain.port.Accounts.Change;
import io.portcullis.domain.session.EndReason;
import io.portcullis.domain.session.Session;
import io.portcullis.testkit.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Proves that a store keeps accounts whole, lets an address have one account, and lets an account's row referee what is
 * built on its state. To hold a store to it, extend it and return that store, empty, from {@link #stores}.
 */
public abstract class AccountsContract extends DeletedAccountsContract {

    @Test
    void an_account_comes_back_as_it_was_added() {
        Account fresh = added(samples.account());
        Account suspended = added(samples.suspendedAccount());

        assertLoaded(accounts().find(fresh.id()), fresh, "a new account comes back whole, to the microsecond");
        assertLoaded(accounts().find(suspended.id()), suspended, "every field is kept, not only a new account's");
    }

    @Test
    void a_display_name_may_be_absent() {
        Account account = added(samples.account("ada@example.org"));

        assertLoaded(accounts().find(account.id()), account, "no name stays no name, and becomes no empty one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zoë 👩🏽‍🚀 𠮷野", "q̃ x̱̄", "שָׁלוֹם سلام", "O'Brien; -- % _ \\", " two  spaces "})
    void a_display_name_keeps_every_character(String name) {
        Account account = added(samples.accountNamed(name));

        assertLoaded(accounts().find(account.id()), account, "what an owner wants to be called isn't ours to change");
    }

    @Test
    void the_longest_display_name_has_room() {
        Account account = added(samples.accountNamed("🏰".repeat(100)));

        assertLoaded(accounts().find(account.id()), account, "length is counted in code points, not in bytes or units");
    }

    @Test
    void an_address_is_kept_as_its_owner_wrote_it() {
        Account account = added(samples.account("Ada.Löve+Lace@Bücher.EXAMPLE"));
        String domain = "." + "x".repeat(61);
        Account longest = added(samples.account("a".repeat(64) + "@y" + domain.repeat(3) + ".z"));

        assertLoaded(accounts().find(account.id()), account, "mail goes to the address as written and nowhere else");
        assertLoaded(accounts().find(longest.id()), longest, "the longest address has room");
    }

    @Test
    void an_unknown_account_is_absent() {
        added(samples.account());

        assertThat(accounts().find(new AccountId(samples.uuid()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ada@example.org, ada@example.org",
        "ada@example.org, ADA@Example.ORG",
        "ada@example.org, ada@example.org.",
        "ada@bücher.example, ada@xn--bcher-kva.example",
        "ada@BÜCHER.example, ada@bücher.example",
        "löve@example.org, LÖVE@example.org",
    })
    void two_spellings_of_one_address_are_one_account(String spelling, String other) {
        Account first = added(samples.account(spelling));
        Account second = samples.account(other);

        assertThat(accounts().add(second))
                .as("an address names one account however it is spelt, or its owner's mail opens another's account")
                .isEqualTo(Added.EMAIL_TAKEN);
        assertThat(accounts().find(second.id()))
                .as("a refused account isn't written")
                .isEmpty();
        assertLoaded(accounts().find(first.id()), first, "a refused account changes nothing of the one that is there");
    }

    @ParameterizedTest
    @CsvSource({
        "a_a@example.org, aba@example.org",
        "a%@example.org, ada@example.org",
        "ada@example.org, a.da@example.org",
        "ada@example.org, adá@example.org",
        "ada@example.org, ada+1@example.org",
    })
    void addresses_that_look_alike_are_two_accounts(String address, String lookalike) {
        Account one = added(samples.account(address));
        Account other = added(samples.account(lookalike));

        assertLoaded(accounts().find(one.id()), one, "only the canonical form decides, neither pattern nor collation");
        assertLoaded(
                accounts().find(other.id()), other, "only the canonical form decides, neither pattern nor collation");
    }

    @Test
    void of_many_attempts_at_one_address_one_succeeds() {
        List<Account> rivals = Race.run(_ -> samples.account("ada@example.org"));

        List<Added> came = Race.run(number -> accounts().add(rivals.get(number)));

        assertThat(Collections.frequency(came, Added.ADDED))
                .as("of two people registering one address at once, one is told that it is theirs")
                .isEqualTo(1);
        assertThat(rivals.stream().filter(rival -> accounts().find(rival.id()).isPresent()))
                .as("it is the account of the one who was told so, and no other, that exists")
                .containsExactly(rivals.get(came.indexOf(Added.ADDED)));
    }

    @Test
    void many_accounts_are_added_at_once() {
        List<Account> all = Race.run(_ -> added(samples.account()));

        assertThat(all)
                .allSatisfy(account -> assertThat(accounts().find(account.id())).isPresent());
    }

    @Test
    void a_refused_address_leaves_its_transaction_usable() {
        Account first = added(samples.account("ada@example.org"));
        Account other = samples.account();

        Added came = inTransaction(() -> {
            Added refused = accounts().add(samples.account("ADA@example.org"));
            accounts().add(other);
            return refused;
        });

        assertThat(came).isEqualTo(Added.EMAIL_TAKEN);
        assertThat(accounts().find(first.id())).isPresent();
        assertThat(accounts().find(other.id()))
                .as("a refusal is a value; it must not break the transaction that goes on after it")
                .isPresent();
    }

    @Test
    void holding_gives_the_account_as_it_is_and_changes_nothing() {
        Account account = added(samples.account());

        Optional<Account> held = inTransaction(() -> accounts().hold(account.id(), Epoch.FIRST));

        assertLoaded(held, account, "a hold shows the account, so that nobody reads it a second time");
        assertLoaded(accounts().find(account.id()), account, "a hold changes nothing, or every login would end others");
    }

    @Test
    void advancing_gives_the_account_its_next_epoch_and_changes_nothing_else() {
        Account account = added(samples.account());
        Account other = added(samples.account());

        Optional<Account> advanced = inTransaction(() -> accounts().advance(account.id(), Epoch.FIRST));

        Account expected = Samples.inEpoch(account, new Epoch(1));
        assertLoaded(advanced, expected, "advancing gives the account in its new epoch");
        assertLoaded(accounts().find(account.id()), expected, "the new epoch is kept");
        assertLoaded(accounts().find(other.id()), other, "another account stays in its epoch");
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 6})
    void another_epoch_is_neither_held_nor_advanced(long seen) {
        Account account = added(Samples.inEpoch(samples.account(), new Epoch(5)));

        assertNeitherHeldNorAdvanced(
                account, new Epoch(seen), "what was built on another state of the account is void");
    }

    @Test
    void a_suspended_account_is_neither_held_nor_advanced() {
        Account account = added(samples.suspendedAccount());

        assertNeitherHeldNorAdvanced(account, account.epoch(), "an account barred meanwhile opens nothing");
    }

    @Test
    void an_unknown_account_is_neither_held_nor_advanced() {
        AccountId unknown = new AccountId(samples.uuid());

        assertThat(inTransaction(() -> accounts().hold(unknown, Epoch.FIRST))).isEmpty();
        assertThat(inTransaction(() -> accounts().advance(unknown, Epoch.FIRST)))
                .isEmpty();
    }

    @Test
    void of_many_attempts_to_advance_one_epoch_one_succeeds() {
        Account account = added(samples.account());

        List<Optional<Account>> came =
                Race.run(_ -> inTransaction(() -> accounts().advance(account.id(), Epoch.FIRST)));

        assertThat(came.stream().filter(Optional::isPresent))
                .as("of two changes built on one state, one must find that state gone")
                .hasSize(1);
        assertThat(accounts().find(account.id()).orElseThrow().epoch()).isEqualTo(new Epoch(1));
    }

    @Test
    void a_login_during_a_change_of_password_opens_no_session_under_the_old_one() {
        Account account = added(samples.account());
        Session session = samples.session(account);

        boolean opened = overlap(() -> accounts().advance(account.id(), Epoch.FIRST), () -> {
            boolean held = accounts().hold(account.id(), Epoch.FIRST).isPresent();
            if (held) {
                sessions().add(session);
            }
            return held;
        });

        assertThat(sessions().find(session.id()))
                .as("a hold waits for a change in flight; else whoever knew the old password keeps a session under it")
                .isEmpty();
        assertThat(opened).isFalse();
    }

    @Test
    void a_change_of_password_during_a_login_ends_the_session_that_it_opens() {
        Account account = added(samples.account());
        Session session = samples.session(account);
        Instant now = Samples.NOW;

        overlap(
                () -> {
                    accounts().hold(account.id(), Epoch.FIRST);
                    sessions().add(session);
                },
                () -> {
                    accounts().advance(account.id(), Epoch.FIRST);
                    return sessions().endAll(account.id(), Optional.empty(), EndReason.PASSWORD_CHANGED, now);
                });

        assertThat(sessions().live(account.id(), now))
                .as("an advance waits for whoever holds the account, and then sees the session opened meanwhile")
                .isEmpty();
    }

    @Test
    void renaming_gives_the_account_another_name_and_changes_nothing_else() {
        Account account = added(Samples.inEpoch(samples.accountNamed("Ada"), new Epoch(5)));
        Account other = added(samples.accountNamed("Ada"));
        Account expected = Samples.renamed(account, Optional.of(Samples.displayName("Zoë 👩🏽‍🚀")));

        assertLoaded(
                accounts().rename(account.id(), expected.displayName()),
                expected,
                "the account comes back under its new name, in its old epoch, so that a new name logs nobody out");
        assertLoaded(accounts().find(account.id()), expected, "the new name is kept");
        assertLoaded(accounts().find(other.id()), other, "another account keeps its name");
    }

    @Test
    void a_name_can_be_taken_away_and_given_again() {
        Account account = added(samples.accountNamed("Ada"));

        assertThat(accounts()
                        .rename(account.id(), Optional.empty())
                        .orElseThrow()
                        .displayName())
                .isEmpty();
        assertLoaded(
                accounts().find(account.id()), Samples.renamed(account, Optional.empty()), "no name is left behind");
        accounts().rename(account.id(), account.displayName());
        assertLoaded(accounts().find(account.id()), account, "a name can come back");
    }

    @Test
    void a_suspended_account_and_an_unknown_one_are_not_renamed() {
        Account account = added(samples.suspendedAccount());

        assertThat(accounts().rename(account.id(), Optional.empty())).isEmpty();
        assertThat(accounts().rename(new AccountId(samples.uuid()), Optional.empty()))
                .isEmpty();
        assertLoaded(accounts().find(account.id()), account, "whoever is barred changes nothing");
    }

    @Test
    void a_change_of_password_while_a_name_changes_keeps_both() {
        Account account = added(samples.accountNamed("Ada"));

        Optional<Account> advanced = overlap(
                () -> accounts().rename(account.id(), Optional.empty()),
                () -> accounts().advance(account.id(), Epoch.FIRST));

        assertThat(advanced)
                .as("a name is nothing that a password was proven for")
                .isPresent();
        assertLoaded(
                accounts().find(account.id()),
                Samples.inEpoch(Samples.renamed(account, Optional.empty()), new Epoch(1)),
                "neither change takes the other back");
    }

    @Test
    void an_account_is_found_by_any_spelling_of_its_address() {
        Account account = added(samples.account("Ada@Bücher.EXAMPLE"));
        added(samples.account());

        assertLoaded(
                accounts().find(Samples.email("ada@xn--bcher-kva.example")), account, "one address is one account");
        assertThat(accounts().find(Samples.email("a_a@bücher.example")))
                .as("an address is no pattern")
                .isEmpty();
    }

    @Test
    void whoever_turns_the_pages_sees_every_account_once_in_the_order_of_their_making() {
        List<Account> all =
                Stream.generate(() -> added(samples.account())).limit(5).toList();

        List<Account> read = new ArrayList<>(accounts().page(Optional.empty(), 2));
        while (read.size() < all.size()) {
            List<Account> page = accounts().page(Optional.of(read.getLast().id()), 2);
            assertThat(page).as("the list goes on").isNotEmpty();
            read.addAll(page);
        }

        assertThat(read).isEqualTo(all);
        assertThat(accounts().page(Optional.of(all.getLast().id()), 2))
                .as("behind the last one")
                .isEmpty();
    }

    @Test
    void roles_are_assigned_in_place_of_those_that_were_there() {
        Account account = added(samples.account());
        Account other = added(samples.account());

        Change change = accounts().assign(account.id(), Set.of(Role.ADMIN));

        Account expected = account.with(Set.of(Role.ADMIN));
        assertThat(change).isEqualTo(new Change.Made(expected));
        assertLoaded(accounts().find(account.id()), expected, "nothing but the roles is another");
        assertLoaded(accounts().find(other.id()), other, "another account keeps its roles");
        assertThat(accounts().assign(account.id(), Set.of(Role.ADMIN))).isEqualTo(new Change.Needless(expected));
    }

    @Test
    void a_suspended_account_is_barred_in_its_next_epoch_until_it_is_reinstated() {
        Account account = added(samples.account());

        assertThat(accounts().suspend(account.id())).isEqualTo(new Change.Made(account.suspended()));
        assertLoaded(accounts().find(account.id()), account.suspended(), "what was proved before is void");
        assertThat(accounts().suspend(account.id()))
                .as("a second suspension changes nothing, nor the epoch")
                .isEqualTo(new Change.Needless(account.suspended()));
        Account back = account.suspended().reinstated();
        assertThat(accounts().reinstate(account.id())).isEqualTo(new Change.Made(back));
        assertLoaded(accounts().find(account.id()), back, "the epoch stays where it is, so old proofs stay void");
        assertThat(accounts().reinstate(account.id())).isEqualTo(new Change.Needless(back));
    }

    @Test
    void an_unknown_account_can_not_be_changed() {
        AccountId unknown = new AccountId(samples.uuid());

        assertThat(accounts().assign(unknown, Set.of(Role.USER))).isEqualTo(new Change.Unknown());
        assertThat(accounts().suspend(unknown)).isEqualTo(new Change.Unknown());
        assertThat(accounts().reinstate(unknown)).isEqualTo(new Change.Unknown());
    }

    @Test
    void the_last_active_administrator_stays() {
        Account admin = added(administrator());
        Account barred = added(samples.suspendedAccount());
        added(samples.account());

        assertThat(accounts().assign(admin.id(), Set.of(Role.USER))).isEqualTo(new Change.LastAdmin());
        assertThat(accounts().suspend(admin.id()))
                .as("a barred administrator is no help")
                .isEqualTo(new Change.LastAdmin());
        assertLoaded(accounts().find(admin.id()), admin, "a refusal changes nothing");
        assertThat(accounts().assign(admin.id(), Set.of(Role.ADMIN)))
                .as("what takes no administrator away is nobody's concern")
                .isInstanceOf(Change.Made.class);
        assertThat(accounts().assign(barred.id(), Set.of(Role.USER))).isInstanceOf(Change.Made.class);
    }

    @Test
    void an_administrator_goes_where_another_stays() {
        Account one = added(administrator());
        Account other = added(administrator());

        assertThat(accounts().assign(one.id(), Set.of(Role.USER))).isInstanceOf(Change.Made.class);
        assertThat(accounts().suspend(other.id())).isEqualTo(new Change.LastAdmin());
    }

    @Test
    void of_two_administrators_who_take_each_other_away_at_once_one_stays() {
        Account one = added(administrator());
        Account other = added(administrator());

        Change second = overlap(
                () -> accounts().assign(other.id(), Set.of(Role.USER)),
                () -> accounts().suspend(one.id()));

        assertThat(second)
                .as("who comes second waits, and then sees the other gone")
                .isEqualTo(new Change.LastAdmin());
        assertThat(accounts().find(one.id())).contains(one);
    }

    @Test
    void of_many_administrators_who_take_one_another_away_at_once_one_stays() {
        List<Account> admins = Race.run(_ -> added(administrator()));

        List<Change> came = Race.run(number -> {
            AccountId next = admins.get((number + 1) % admins.size()).id();
            return number % 2 == 0 ? accounts().suspend(next) : accounts().assign(next, Set.of(Role.USER));
        });

        assertThat(Collections.frequency(came, new Change.LastAdmin()))
                .as("all but the last go, and none waits in a circle")
                .isEqualTo(1);
        assertThat(admins.stream()
                        .flatMap(admin -> accounts().find(admin.id()).stream())
                        .filter(Account::administers))
                .hasSize(1);
    }

    @Test
    void a_change_that_is_undone_leaves_the_account_as_it_was() {
        Account account = added(samples.account());

        transactions().run(transaction -> transaction.undo(accounts().suspend(account.id())));

        assertLoaded(accounts().find(account.id()), account, "a suspension is part of its transaction");
    }

    private Account administrator() {
        return samples.account().with(Set.of(Role.ADMIN, Role.USER));
    }

    private void assertNeitherHeldNorAdvanced(Account account, Epoch seen, String promise) {
        assertThat(inTransaction(() -> accounts().hold(account.id(), seen)))
                .as(promise)
                .isEmpty();
        assertThat(inTransaction(() -> accounts().advance(account.id(), seen)))
                .as(promise)
                .isEmpty();
        assertLoaded(accounts().find(account.id()), account, "a refusal changes nothing");
    }
}
