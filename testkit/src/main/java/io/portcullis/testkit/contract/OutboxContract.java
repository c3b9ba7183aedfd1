package io.portcullis.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.Epoch;
import io.portcullis.domain.mail.Addressee;
import io.portcullis.domain.mail.ClaimedMail;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.mail.QueuedMail;
import io.portcullis.domain.request.Origin;
import io.portcullis.testkit.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Proves that a store keeps mails whole until they are delivered, gives each to one sender at a time, and hears only the
 * latest of them. To hold a store to it, extend it and return that store, empty, from {@link #stores}.
 */
public abstract class OutboxContract extends StoreContract {

    private static final Instant NOW = Samples.NOW;
    private static final Duration CLAIM = Duration.ofMinutes(5);
    private static final Duration TICK = Duration.ofNanos(1000);

    @ParameterizedTest
    @EnumSource
    void a_mail_comes_back_as_it_was_added(MailKind kind) {
        assertKept(samples.queuedMail(kind, Optional.of(Addressee.owner(account())), NOW));
    }

    @ParameterizedTest
    @EnumSource
    void a_mail_for_nobody_comes_back_as_it_was_added(MailKind kind) {
        assertKept(samples.queuedMail(kind, Optional.empty(), NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada.Löve+Lace@Bücher.EXAMPLE", "ADA@example.org."})
    void a_mail_may_go_to_another_address_than_the_accounts(String address) {
        Account account = added(Samples.inEpoch(samples.account(), new Epoch(Long.MAX_VALUE)));

        assertKept(samples.queuedMail(
                MailKind.CONFIRM_NEW_EMAIL, Optional.of(Addressee.at(account, Samples.email(address))), NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "👩🏽‍🚀 q̃ سلام", "O'Brien; -- % \\ \t"})
    void a_user_agent_keeps_every_character(String userAgent) {
        assertOriginKept(new Origin(
                "2001:db8::ffff:203.0.113.255%enp0s31f6", "2001:db8::/64", Optional.of(userAgent), "request-1"));
    }

    @Test
    void the_longest_user_agent_has_room_and_one_may_be_absent() {
        Optional<String> longest = Optional.of("語".repeat(Origin.USER_AGENT_LENGTH));

        assertOriginKept(new Origin("203.0.113.7", "203.0.113.7", longest, "request-1"));
        assertOriginKept(new Origin("203.0.113.7", "203.0.113.7", Optional.empty(), "request-1"));
    }

    @Test
    void an_empty_outbox_has_nothing_to_claim() {
        assertThat(claim(NOW)).isEmpty();
        assertThat(outbox().failed(1)).isEmpty();
    }

    @Test
    void a_mail_is_due_at_once() {
        QueuedMail mail = queued();

        assertThat(claim(NOW.minus(TICK))).as("but not before its cause").isEmpty();
        assertThat(claim(NOW)).contains(new ClaimedMail(mail, 1));
    }

    @Test
    void the_mail_that_is_due_longest_comes_first() {
        QueuedMail third = queued(NOW.plus(TICK.multipliedBy(2)));
        QueuedMail first = queued(NOW);
        QueuedMail second = queued(NOW.plus(TICK));
        Instant now = NOW.plusSeconds(1);

        ClaimedMail postponed = claim(now).orElseThrow();
        outbox().postpone(postponed, NOW.plus(TICK.multipliedBy(3)));

        assertThat(postponed.mail()).isEqualTo(first);
        assertThat(Stream.generate(() -> claim(now).orElseThrow().mail()).limit(3))
                .as("whoever was tried in vain waits behind those who were not tried yet")
                .containsExactly(second, third, first);
    }

    @Test
    void a_claimed_mail_is_due_again_when_its_claim_runs_out() {
        QueuedMail mail = queued();
        claim(NOW);

        assertThat(claim(NOW.plus(CLAIM).minus(TICK)))
                .as("while one delivers it nobody else does")
                .isEmpty();
        assertThat(claim(NOW.plus(CLAIM)))
                .as("a sender that died must not take the mail along")
                .contains(new ClaimedMail(mail, 2));
    }

    @Test
    void whoever_is_late_is_heard_while_nobody_else_has_claimed_the_mail() {
        queued();
        ClaimedMail late = claimed(NOW);

        assertThat(outbox().remove(late)).isTrue();
        assertThat(claim(NOW.plus(CLAIM)))
                .as("what was delivered is not sent again")
                .isEmpty();
    }

    @Test
    void whoever_claimed_before_the_latest_is_not_heard() {
        QueuedMail mail = queued();
        ClaimedMail first = claimed(NOW);
        Instant again = NOW.plus(CLAIM);
        ClaimedMail second = claimed(again);

        assertUnheard(first);

        assertThat(outbox().failed(1)).as("nothing was given up").isEmpty();
        assertThat(claim(again.plus(CLAIM).minus(TICK)))
                .as("nor is it due earlier")
                .isEmpty();
        assertThat(outbox().postpone(second, again))
                .as("the latest is heard still")
                .isTrue();
        assertThat(claim(again)).contains(new ClaimedMail(mail, 3));
        assertUnheard(second);
    }

    @Test
    void a_removed_mail_is_gone() {
        queued();
        ClaimedMail claimed = claimed(NOW);

        assertThat(outbox().remove(claimed)).isTrue();

        assertUnheard(claimed);
        assertThat(claim(NOW.plus(CLAIM))).isEmpty();
        assertThat(outbox().failed(1)).isEmpty();
    }

    @Test
    void a_removed_mail_takes_no_other_along() {
        queued();
        ClaimedMail delivered = claimed(NOW);
        QueuedMail other = queued();

        outbox().remove(delivered);

        assertThat(claim(NOW)).contains(new ClaimedMail(other, 1));
    }

    @Test
    void a_postponed_mail_is_not_due_before() {
        QueuedMail mail = queued();
        Instant dueAt = NOW.plus(CLAIM.multipliedBy(3));

        assertThat(outbox().postpone(claimed(NOW), dueAt)).isTrue();

        assertThat(claim(dueAt.minus(TICK))).isEmpty();
        assertThat(claim(dueAt)).contains(new ClaimedMail(mail, 2));
    }

    @Test
    void a_mail_may_be_postponed_to_before_its_claim_runs_out() {
        QueuedMail mail = queued();

        assertThat(outbox().postpone(claimed(NOW), NOW.plus(TICK))).isTrue();

        assertThat(claim(NOW)).isEmpty();
        assertThat(claim(NOW.plus(TICK))).contains(new ClaimedMail(mail, 2));
    }

    @Test
    void a_mail_that_was_given_up_is_seen_and_never_claimed() {
        QueuedMail mail = queued();
        ClaimedMail claimed = claimed(NOW);

        assertThat(outbox().giveUp(claimed, NOW)).isTrue();

        assertThat(claim(NOW.plus(CLAIM.multipliedBy(1000)))).isEmpty();
        assertUnheard(claimed);
        assertThat(outbox().failed(2))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(mail);
    }

    @Test
    void mails_that_were_given_up_are_listed_the_latest_first_and_no_others() {
        QueuedMail second = givenUp(NOW.plus(TICK));
        QueuedMail first = givenUp(NOW);
        QueuedMail third = givenUp(NOW.plus(TICK.multipliedBy(2)));
        queued();
        claimed(NOW);
        queued();

        assertThat(outbox().failed(4)).containsExactly(third, second, first);
        assertThat(outbox().failed(2)).containsExactly(third, second);
    }

    @Test
    void sweeping_forgets_what_was_given_up_before_that_instant_and_nothing_else() {
        givenUp(NOW.minus(TICK));
        QueuedMail later = givenUp(NOW);
        QueuedMail old = queued(Instant.EPOCH);

        assertThat(outbox().sweep(NOW)).isEqualTo(1);

        assertThat(outbox().failed(2))
                .as("what was given up at that very instant stays")
                .containsExactly(later);
        assertThat(claim(NOW))
                .as("what is to be sent is never swept, however old")
                .contains(new ClaimedMail(old, 1));
        assertThat(outbox().sweep(NOW)).as("a second broom finds nothing").isZero();
    }

    @Test
    void of_many_senders_at_once_each_gets_another_mail() {
        List<QueuedMail> mails =
                Stream.generate(this::queued).limit(Race.RUNNERS).toList();

        List<Optional<ClaimedMail>> came = Race.run(_ -> claim(NOW));

        assertThat(came.stream().flatMap(Optional::stream).map(ClaimedMail::mail))
                .as("none is sent twice, and none waits while there is a sender for it")
                .containsExactlyInAnyOrderElementsOf(mails);
    }

    @Test
    void of_more_senders_than_mails_the_others_get_none() {
        List<QueuedMail> mails = List.of(queued(), queued(), queued());

        List<Optional<ClaimedMail>> came = Race.run(_ -> claim(NOW));

        assertThat(came.stream().flatMap(Optional::stream).map(ClaimedMail::mail))
                .containsExactlyInAnyOrderElementsOf(mails);
    }

    @Test
    void a_mail_that_is_being_claimed_is_nobody_elses() {
        queued();
        QueuedMail other = queued();

        Optional<ClaimedMail> second = overlap(() -> claim(NOW), () -> claim(NOW));

        assertThat(second).contains(new ClaimedMail(other, 1));
    }

    @Test
    void of_two_who_settle_a_mail_as_it_is_claimed_again_one_is_heard() {
        queued();
        ClaimedMail first = claimed(NOW);
        Instant again = NOW.plus(CLAIM);

        List<Boolean> came = Race.run(
                2, number -> number == 0 ? outbox().remove(first) : claim(again).isPresent());

        assertThat(came).as("it is gone, or another has it").containsOnlyOnce(true);
    }

    @Test
    void of_many_who_settle_one_claim_one_is_heard() {
        queued();
        ClaimedMail claimed = claimed(NOW);

        List<Boolean> came =
                Race.run(number -> number % 2 == 0 ? outbox().remove(claimed) : outbox().giveUp(claimed, NOW));

        assertThat(came).containsOnlyOnce(true);
        assertThat(outbox().failed(1))
                .as("it is gone or given up, as the one was told")
                .hasSize(came.indexOf(true) % 2);
    }

    @Test
    void a_claim_that_is_undone_leaves_the_mail_due() {
        QueuedMail mail = queued();

        transactions().run(transaction -> transaction.undo(claim(NOW)));

        assertThat(claim(NOW)).contains(new ClaimedMail(mail, 1));
    }

    @Test
    void what_is_settled_in_an_undone_block_is_not() {
        QueuedMail mail = queued();
        ClaimedMail claimed = claimed(NOW);

        transactions().run(transaction -> transaction.undo(outbox().remove(claimed)));
        transactions().run(transaction -> transaction.undo(outbox().giveUp(claimed, NOW)));
        transactions().run(transaction -> transaction.undo(outbox().postpone(claimed, NOW)));

        assertThat(outbox().failed(1)).isEmpty();
        assertThat(claim(NOW)).isEmpty();
        assertThat(claim(NOW.plus(CLAIM))).contains(new ClaimedMail(mail, 2));
    }

    @Test
    void many_mails_are_added_at_once() {
        List<QueuedMail> all = Race.run(_ -> queued());

        assertThat(IntStream.range(0, Race.RUNNERS).mapToObj(_ -> claimed(NOW).mail()))
                .containsExactlyInAnyOrderElementsOf(all);
    }

    private Account account() {
        return added(samples.account());
    }

    private QueuedMail queued() {
        return queued(NOW);
    }

    private QueuedMail queued(Instant at) {
        return queued(samples.queuedMail(account(), at));
    }

    private QueuedMail queued(QueuedMail mail) {
        outbox().add(mail);
        return mail;
    }

    private QueuedMail givenUp(Instant at) {
        QueuedMail mail = queued();
        assertThat(outbox().giveUp(claimed(NOW), at)).isTrue();
        return mail;
    }

    private ClaimedMail claimed(Instant now) {
        return claim(now).orElseThrow();
    }

    private Optional<ClaimedMail> claim(Instant now) {
        return outbox().claim(now, now.plus(CLAIM));
    }

    private void assertOriginKept(Origin origin) {
        QueuedMail mail = samples.queuedMail(account());
        assertKept(QueuedMail.of(mail.id(), mail.kind(), mail.addressee(), NOW, origin));
    }

    private void assertKept(QueuedMail mail) {
        queued(mail);
        ClaimedMail claimed = new ClaimedMail(mail, 1);

        assertLoaded(claim(NOW), claimed, "a mail comes back whole, to the microsecond");
        outbox().giveUp(claimed, NOW);
        assertLoaded(outbox().failed(1).stream().findFirst(), mail, "so it does when it is given up");
        outbox().sweep(NOW.plus(TICK));
    }

    private void assertUnheard(ClaimedMail claimed) {
        assertThat(outbox().remove(claimed)).isFalse();
        assertThat(outbox().postpone(claimed, NOW)).isFalse();
        assertThat(outbox().giveUp(claimed, NOW)).isFalse();
    }
}
