package io.portcullis.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.account.Epoch;
import io.portcullis.domain.ticket.Purpose;
import io.portcullis.domain.ticket.Ticket;
import io.portcullis.domain.ticket.TicketId;
import io.portcullis.testkit.Samples;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Proves that a store keeps tickets whole, that of an account's tickets for one purpose the newest stands however they
 * come, and that a ticket is spent once. To hold a store to it, extend it and return that store, empty, from
 * {@link #stores}.
 */
public abstract class TicketsContract extends StoreContract {

    private static final Instant NOW = Samples.NOW;
    private static final Instant LATER = NOW.plusNanos(1000);

    @ParameterizedTest
    @EnumSource
    void a_ticket_comes_back_as_it_was_issued(Purpose purpose) {
        Ticket ticket = samples.ticket(account(), purpose);

        assertLoaded(tickets().issue(ticket), ticket, "whoever issues it is given it");
        assertLoaded(tickets().find(ticket.id()), ticket, "a ticket comes back whole, to the microsecond");
    }

    @ParameterizedTest
    @CsvSource({"Ada.Löve+Lace@Bücher.EXAMPLE", "ADA@example.org."})
    void an_address_is_kept_in_both_its_forms(String address) {
        assertKept(ticketTo(account(), Samples.email(address)));
    }

    @Test
    void the_longest_address_has_room() {
        assertKept(ticketTo(account(), Samples.email("a".repeat(64) + "@y" + ("." + "x".repeat(61)).repeat(3) + ".z")));
    }

    @Test
    void a_ticket_keeps_the_epoch_it_was_asked_for_in() {
        assertKept(samples.ticket(added(Samples.inEpoch(samples.account(), new Epoch(Long.MAX_VALUE)))));
    }

    @Test
    void an_unknown_ticket_is_absent_and_not_spent() {
        issued(samples.ticket(account()));
        TicketId unknown = new TicketId(samples.uuid());

        assertThat(tickets().find(unknown)).isEmpty();
        assertThat(tickets().spend(unknown, NOW)).isFalse();
    }

    @Test
    void a_ticket_that_is_issued_again_stays_as_it_was_first_issued() {
        Account account = account();
        Ticket first = issued(samples.ticket(account));

        assertLoaded(tickets().issue(again(first, account)), first, "a mail that is sent twice has one link");
        assertLoaded(tickets().find(first.id()), first, "the one that was sent already still opens");
    }

    @Test
    void a_spent_ticket_that_is_issued_again_stays_spent() {
        Account account = account();
        Ticket ticket = issued(samples.ticket(account));
        tickets().spend(ticket.id(), NOW);

        assertLoaded(
                tickets().issue(again(ticket, account)), spent(ticket, NOW), "whoever sends it sees that it was used");
        assertThat(tickets().spend(ticket.id(), NOW))
                .as("a mail that is sent again must not make a used link good again")
                .isFalse();
        assertLoaded(tickets().find(ticket.id()), spent(ticket, NOW), "it was used when it was first used");
    }

    @ParameterizedTest
    @CsvSource({
        "019cebab-8995-7000-8000-000000000009, 019cebab-8995-7000-8000-00000000000a",
        "019cebab-8995-7000-8000-000000000001, 019cebab-8995-7000-bfff-000000000000",
        "019cebab-8995-7000-9fff-ffffffffffff, 019cebab-8995-7000-a000-000000000000",
        "019cebab-8995-7fff-bfff-ffffffffffff, 019cebab-8996-7000-8000-000000000000",
        "7fffffff-ffff-7fff-bfff-ffffffffffff, 80000000-0000-7000-8000-000000000000",
    })
    void a_newer_ticket_takes_an_older_ones_place_and_never_the_reverse(UUID lesser, UUID greater) {
        Account account = account();
        Ticket older = samples.ticket(new TicketId(lesser), Purpose.VERIFY_EMAIL, account);
        Ticket newer = samples.ticket(new TicketId(greater), Purpose.VERIFY_EMAIL, account);

        issued(older);
        assertLoaded(tickets().issue(newer), newer, "whoever asks again is sent a link that works");
        assertThat(tickets().find(older.id()))
                .as("the earlier one works no more")
                .isEmpty();
        assertThat(tickets().spend(older.id(), NOW)).isFalse();

        assertThat(tickets().issue(older))
                .as("a mail that was held up must not take the link away that came before it")
                .isEmpty();
        assertThat(tickets().find(older.id())).isEmpty();
        assertLoaded(tickets().find(newer.id()), newer, "the newer one stands as it was");
    }

    @Test
    void a_newer_ticket_takes_the_place_of_a_spent_one_and_is_good() {
        Account account = account();
        Ticket spent = issued(samples.ticket(account));
        tickets().spend(spent.id(), NOW);
        Ticket newer = samples.ticket(account);

        assertLoaded(tickets().issue(newer), newer, "who used a link may be sent another");
        assertThat(tickets().spend(newer.id(), NOW)).isTrue();
    }

    @Test
    void an_older_ticket_does_not_take_the_place_of_a_spent_one() {
        Account account = account();
        Ticket older = samples.ticket(account);
        Ticket spent = issued(samples.ticket(account));
        tickets().spend(spent.id(), NOW);

        assertThat(tickets().issue(older)).isEmpty();
        assertLoaded(tickets().find(spent.id()), spent(spent, NOW), "it stays");
    }

    @Test
    void each_account_has_a_ticket_for_each_purpose() {
        Account one = account();
        Account other = account();
        List<Ticket> all = List.of(
                issued(samples.ticket(one, Purpose.VERIFY_EMAIL)),
                issued(samples.ticket(one, Purpose.CHANGE_EMAIL)),
                issued(samples.ticket(one, Purpose.RESET_PASSWORD)),
                issued(samples.ticket(other, Purpose.RESET_PASSWORD)));

        assertThat(all)
                .allSatisfy(ticket -> assertLoaded(tickets().find(ticket.id()), ticket, "none is in another's way"));
        tickets().spend(all.getFirst().id(), NOW);
        assertThat(all.stream().skip(1))
                .as("nor spent with it")
                .allSatisfy(
                        ticket -> assertThat(tickets().spend(ticket.id(), NOW)).isTrue());
    }

    @Test
    void of_many_tickets_that_are_issued_at_once_the_newest_stands() {
        Account account = account();
        List<Ticket> all = Race.run(_ -> samples.ticket(account));
        Ticket newest = all.stream()
                .max((one, other) -> one.id().toString().compareTo(other.id().toString()))
                .orElseThrow();

        Race.run(number -> tickets().issue(all.get(number)));

        assertThat(all.stream().filter(ticket -> tickets().find(ticket.id()).isPresent()))
                .as("whoever comes last, the latest link is the one that works")
                .containsExactly(newest);
        assertLoaded(tickets().find(newest.id()), newest, "it stands as it was issued");
    }

    /** Many times: two must meet in the midst of one statement. */
    @Test
    void whoever_issue_one_ticket_at_once_are_given_the_same() {
        for (int time = 0; time < 25; time++) {
            Account account = account();
            Ticket ticket = samples.ticket(account);

            List<Optional<Ticket>> came = Race.run(4, _ -> tickets().issue(again(ticket, account)));

            Ticket standing = tickets().find(ticket.id()).orElseThrow();
            assertThat(came)
                    .as("two who send one mail send one link")
                    .allSatisfy(given -> assertLoaded(given, standing, "the one that stands"));
        }
    }

    @Test
    void a_ticket_is_spent_once() {
        Ticket ticket = issued(samples.ticket(account()));

        assertThat(tickets().spend(ticket.id(), LATER)).isTrue();
        assertLoaded(tickets().find(ticket.id()), spent(ticket, LATER), "nothing else of it changes");
        assertThat(tickets().spend(ticket.id(), LATER.plusNanos(1000))).isFalse();
        assertLoaded(tickets().find(ticket.id()), spent(ticket, LATER), "a refused spending writes nothing");
    }

    @Test
    void a_ticket_is_good_until_the_microsecond_before_it_expires() {
        Ticket ticket = issued(samples.ticket(account()));
        Instant last = ticket.expiresAt().minusNanos(1000);

        assertThat(tickets().spend(ticket.id(), last)).isTrue();
        assertLoaded(tickets().find(ticket.id()), spent(ticket, last), "it was used when it was");
    }

    @Test
    void an_expired_ticket_is_not_spent() {
        Ticket ticket = issued(samples.ticket(account()));

        assertThat(tickets().spend(ticket.id(), ticket.expiresAt())).isFalse();
        assertLoaded(tickets().find(ticket.id()), ticket, "a refused spending writes nothing");
    }

    @Test
    void of_many_attempts_to_spend_one_ticket_one_succeeds() {
        Ticket ticket = issued(samples.ticket(account()));

        List<Boolean> came = Race.run(number -> tickets().spend(ticket.id(), NOW.plusSeconds(number)));

        assertThat(Collections.frequency(came, true))
                .as("a link that two press at once opens for one")
                .isEqualTo(1);
        assertLoaded(
                tickets().find(ticket.id()),
                spent(ticket, NOW.plusSeconds(came.indexOf(true))),
                "it was used by the one who was told so");
    }

    @Test
    void a_ticket_whose_place_is_being_taken_is_not_spent() {
        Account account = account();
        Ticket older = issued(samples.ticket(account));
        Ticket newer = samples.ticket(account);

        boolean spent = overlap(() -> tickets().issue(newer), () -> tickets().spend(older.id(), NOW));

        assertThat(spent)
                .as("whoever asks for another link voids the one before")
                .isFalse();
        assertLoaded(tickets().find(newer.id()), newer, "and theirs is good");
    }

    @Test
    void a_ticket_that_is_being_spent_makes_room_for_a_newer() {
        Account account = account();
        Ticket older = issued(samples.ticket(account));
        Ticket newer = samples.ticket(account);

        Optional<Ticket> given = overlap(
                () -> assertThat(tickets().spend(older.id(), NOW)).isTrue(),
                () -> tickets().issue(newer));

        assertLoaded(given, newer, "a newer one is never refused");
        assertLoaded(tickets().find(newer.id()), newer, "and takes nothing over from the older");
    }

    @Test
    void a_spending_that_came_to_nothing_is_in_nobodys_way() {
        Ticket ticket = issued(samples.ticket(account()));

        boolean spent = Race.overlap(
                pause -> transactions().run(transaction -> {
                    tickets().spend(ticket.id(), NOW);
                    pause.run();
                    return transaction.undo("refused");
                }),
                () -> tickets().spend(ticket.id(), LATER));

        assertThat(spent).as("a link that opened nothing is not used up").isTrue();
        assertLoaded(tickets().find(ticket.id()), spent(ticket, LATER), "it was used by who came through");
    }

    @Test
    void sweeping_forgets_what_has_expired_spent_or_not_and_nothing_else() {
        Ticket expired = issued(samples.ticket(account()));
        Ticket used = issued(samples.ticket(account()));
        tickets().spend(used.id(), NOW);
        Ticket live =
                issued(expiring(samples.ticket(account()), expired.expiresAt().plusNanos(1000)));

        assertThat(tickets().sweep(expired.expiresAt())).isEqualTo(2);
        assertThat(tickets().find(expired.id())).isEmpty();
        assertThat(tickets().find(used.id())).isEmpty();
        assertLoaded(tickets().find(live.id()), live, "a ticket with a microsecond to live stays");
        assertThat(tickets().sweep(expired.expiresAt()))
                .as("a second broom finds nothing")
                .isZero();
    }

    @Test
    void a_used_ticket_stays_until_it_would_have_expired() {
        Ticket used = issued(samples.ticket(account()));
        tickets().spend(used.id(), NOW);

        assertThat(tickets().sweep(used.expiresAt().minusNanos(1000))).isZero();
        assertThat(tickets().find(used.id()))
                .as("or its mail, sent again, would make it anew")
                .isPresent();
    }

    private Account account() {
        return added(samples.account());
    }

    private Ticket issued(Ticket ticket) {
        assertThat(tickets().issue(ticket)).isPresent();
        return ticket;
    }

    private void assertKept(Ticket ticket) {
        assertLoaded(tickets().find(issued(ticket).id()), ticket, "what the link is for is kept to the letter");
    }

    /** Another under the same identifier, as who sends the mail again makes it. */
    private Ticket again(Ticket ticket, Account account) {
        return expiring(
                samples.ticket(ticket.id(), ticket.purpose(), account),
                ticket.expiresAt().plusSeconds(60));
    }

    private Ticket ticketTo(Account account, EmailAddress email) {
        Ticket ticket = samples.ticket(account, Purpose.CHANGE_EMAIL);
        return new Ticket(
                ticket.id(),
                ticket.purpose(),
                ticket.account(),
                ticket.epoch(),
                email,
                ticket.sealing(),
                ticket.expiresAt(),
                ticket.spentAt());
    }

    private static Ticket expiring(Ticket ticket, Instant expiresAt) {
        return changed(ticket, expiresAt, ticket.spentAt());
    }

    private static Ticket spent(Ticket ticket, Instant at) {
        return changed(ticket, ticket.expiresAt(), Optional.of(at));
    }

    private static Ticket changed(Ticket ticket, Instant expiresAt, Optional<Instant> spentAt) {
        return new Ticket(
                ticket.id(),
                ticket.purpose(),
                ticket.account(),
                ticket.epoch(),
                ticket.email(),
                ticket.sealing(),
                expiresAt,
                spentAt);
    }
}
