package io.portcullis.application.mail;

import static io.portcullis.application.Hexagon.ADA;
import static io.portcullis.application.Hexagon.PASSWORD;
import static io.portcullis.application.Hexagon.email;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.application.Hexagon;
import io.portcullis.application.ticket.RepudiateEmail;
import io.portcullis.application.ticket.ResetPassword;
import io.portcullis.application.ticket.VerifyEmail;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.audit.AuditEntry;
import io.portcullis.domain.mail.Mail;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.mail.RetrySchedule;
import io.portcullis.domain.port.Mailbox;
import io.portcullis.domain.port.Mailbox.Delivery;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.testkit.contract.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliverMailTest {

    private static final DeliverMail.Outcome IDLE = new DeliverMail.Outcome.Idle();
    private static final DeliverMail.Outcome DELIVERED = new DeliverMail.Outcome.Delivered();
    private static final DeliverMail.Outcome DROPPED = new DeliverMail.Outcome.Dropped();
    private static final DeliverMail.Outcome GIVEN_UP = new DeliverMail.Outcome.GivenUp();

    private final Hexagon hexagon = new Hexagon();
    private final Account ada = hexagon.registered();

    @Test
    void a_mail_is_delivered_once() {
        assertThat(deliver()).isEqualTo(DELIVERED);
        assertThat(deliver()).isEqualTo(IDLE);
        hexagon.clock.pass(Duration.ofDays(1));
        assertThat(deliver()).isEqualTo(IDLE);

        assertThat(hexagon.mailbox.delivered()).hasSize(1);
        assertThat(hexagon.world.outbox().all()).isEmpty();
    }

    @Test
    void the_mail_of_a_sender_that_died_before_it_delivered_arrives_once() {
        Instant now = hexagon.clock.instant();
        assertThat(hexagon.world.outbox().claim(now, now.plus(DeliverMail.CLAIM)))
                .isPresent();
        assertThat(deliver()).as("another may be about to deliver it").isEqualTo(IDLE);

        hexagon.clock.pass(DeliverMail.CLAIM);

        assertThat(deliver()).isEqualTo(DELIVERED);
        assertThat(deliver()).isEqualTo(IDLE);
        assertThat(hexagon.mailbox.to(ADA)).hasSize(1);
    }

    @Test
    void the_mail_of_a_sender_that_died_after_it_delivered_comes_again_with_the_same_link() {
        Mailbox dying = mail -> {
            hexagon.mailbox.deliver(mail);
            throw new IllegalStateException("the power is gone");
        };
        assertThatThrownBy(() -> hexagon.mailOver(dying).deliverMail().handle(new DeliverMail.Command()))
                .isInstanceOf(IllegalStateException.class);
        hexagon.clock.pass(DeliverMail.CLAIM);

        assertThat(deliver()).isEqualTo(DELIVERED);

        List<Mail> twice = hexagon.mailbox.to(ADA);
        assertThat(twice).hasSize(2);
        assertThat(twice).extracting(Mail::id).containsOnly(twice.getFirst().id());
        assertThat(twice).extracting(DeliverMailTest::token).containsOnly(token(twice.getFirst()));
        assertThat(hexagon.verify(token(twice.getFirst()))).isEqualTo(new VerifyEmail.Outcome.Verified());
        assertThat(hexagon.verify(token(twice.getLast()))).isEqualTo(new VerifyEmail.Outcome.LinkVoid());
    }

    @Test
    void a_link_that_was_used_is_not_sent_again() {
        Mailbox dying = mail -> {
            hexagon.mailbox.deliver(mail);
            throw new IllegalStateException("the power is gone");
        };
        hexagon.mailTo(ADA);
        hexagon.clock.pass(Duration.ofMinutes(1));
        hexagon.requestReset(ADA);
        assertThatThrownBy(() -> hexagon.mailOver(dying).deliverMail().handle(new DeliverMail.Command()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(hexagon.reset(token(hexagon.mailbox.to(ADA).getLast()), "a wholly other passphrase"))
                .isEqualTo(new ResetPassword.Outcome.Reset());
        hexagon.clock.pass(DeliverMail.CLAIM);

        assertThat(hexagon.kindsTo(ADA)).containsOnlyOnce(MailKind.RESET_PASSWORD);
    }

    @Test
    void a_link_that_was_used_to_drop_a_wish_is_not_sent_again_though_nothing_has_changed() {
        hexagon.mailTo(ADA);
        hexagon.clock.pass(Duration.ofMinutes(1));
        EmailAddress next = email("countess@example.org");
        hexagon.changeEmail(hexagon.caller(hexagon.loggedIn()), next, PASSWORD);
        Mailbox dying = mail -> {
            hexagon.mailbox.deliver(mail);
            throw new IllegalStateException("the power is gone");
        };
        while (hexagon.mailbox.to(next).isEmpty()) {
            assertThatThrownBy(() -> hexagon.mailOver(dying).deliverMail().handle(new DeliverMail.Command()))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(hexagon.repudiate(token(hexagon.mailbox.to(next).getFirst())))
                .isEqualTo(new RepudiateEmail.Outcome.Repudiated());
        hexagon.clock.pass(DeliverMail.CLAIM);

        assertThat(hexagon.mailTo(next)).hasSize(1);
    }

    @Test
    void a_sender_whose_claim_has_run_out_settles_nothing() {
        Mailbox slow = mail -> {
            hexagon.clock.pass(DeliverMail.CLAIM);
            Instant now = hexagon.clock.instant();
            assertThat(hexagon.world.outbox().claim(now, now.plus(DeliverMail.CLAIM)))
                    .isPresent();
            return Delivery.REFUSED;
        };
        hexagon.mailOver(slow).deliverMail().handle(new DeliverMail.Command());

        assertThat(hexagon.world.outbox().failed(9)).isEmpty();
        assertThat(hexagon.trail(ada.id())).doesNotContain("mail.refused");
    }

    @Test
    void a_refused_mail_is_given_up_stays_to_be_seen_and_is_recorded_once() {
        hexagon.mailbox.answer(Delivery.REFUSED);

        assertThat(deliver()).isEqualTo(GIVEN_UP);
        hexagon.clock.pass(Duration.ofDays(2));
        assertThat(deliver()).isEqualTo(IDLE);

        assertThat(hexagon.world.outbox().failed(9))
                .singleElement()
                .satisfies(mail -> assertThat(mail.kind()).isEqualTo(MailKind.VERIFY_EMAIL));
        assertThat(refusals()).singleElement().satisfies(entry -> {
            assertThat(entry.account()).contains(ada.id());
            assertThat(entry.details()).isEqualTo(Map.of("mail", "verify-email"));
            assertThat(entry.address()).as("the server did it").isEmpty();
        });
    }

    @Test
    void an_undelivered_mail_is_tried_again_by_the_schedule() {
        hexagon.mailbox.answer(Delivery.UNDELIVERED);
        Instant first = hexagon.clock.instant().plus(RetrySchedule.DEFAULT.firstWait());

        assertThat(deliver()).isEqualTo(new DeliverMail.Outcome.Postponed(first));
        assertThat(deliver()).isEqualTo(IDLE);
        hexagon.clock.pass(RetrySchedule.DEFAULT.firstWait());
        assertThat(deliver())
                .isEqualTo(new DeliverMail.Outcome.Postponed(
                        first.plus(RetrySchedule.DEFAULT.firstWait().multipliedBy(2))));

        hexagon.mailbox.answer(Delivery.ACCEPTED);
        hexagon.clock.pass(RetrySchedule.DEFAULT.firstWait().multipliedBy(2));
        assertThat(deliver()).isEqualTo(DELIVERED);
    }

    @Test
    void a_notice_that_is_never_delivered_is_given_up_in_the_end() {
        hexagon.verify(hexagon.mailedToken(ADA, MailKind.VERIFY_EMAIL));
        hexagon.loggedIn();
        hexagon.mailbox.answer(Delivery.UNDELIVERED);
        int attempts = 0;
        DeliverMail.Outcome outcome = deliver();
        while (outcome instanceof DeliverMail.Outcome.Postponed(Instant dueAt)) {
            attempts++;
            hexagon.clock.pass(Duration.between(hexagon.clock.instant(), dueAt));
            outcome = deliver();
        }

        assertThat(outcome).isEqualTo(GIVEN_UP);
        assertThat(attempts + 1).isEqualTo(RetrySchedule.DEFAULT.attempts());
        assertThat(hexagon.world.outbox().failed(9)).hasSize(1);
        assertThat(refusals()).hasSize(1);
    }

    @Test
    void a_mail_whose_link_has_expired_is_dropped() {
        hexagon.clock.pass(Duration.ofHours(24));

        assertThat(deliver()).isEqualTo(DROPPED);
        assertThat(deliver()).isEqualTo(IDLE);
        assertThat(hexagon.mailbox.delivered()).isEmpty();
        assertThat(hexagon.world.outbox().all()).isEmpty();
    }

    @Test
    void a_link_lives_from_when_it_was_asked_for_and_not_from_when_it_was_delivered() {
        hexagon.clock.pass(Duration.ofHours(24).minusSeconds(1));
        String token = hexagon.mailedToken(ADA, MailKind.VERIFY_EMAIL);
        hexagon.clock.pass(Duration.ofSeconds(1));

        assertThat(hexagon.verify(token)).isEqualTo(new VerifyEmail.Outcome.LinkVoid());
    }

    @Test
    void a_mail_whose_account_has_changed_is_dropped() {
        hexagon.advanceEpoch(ada.id());

        assertThat(deliver()).isEqualTo(DROPPED);
    }

    @Test
    void a_mail_that_has_nothing_to_verify_any_more_is_dropped() {
        assertThat(hexagon.world.accounts().verify(ada.id(), ada.epoch())).isPresent();

        assertThat(deliver()).isEqualTo(DROPPED);
    }

    @Test
    void an_older_mail_that_was_overtaken_is_dropped() {
        hexagon.mailbox.answer(Delivery.UNDELIVERED);
        deliver();
        hexagon.clock.pass(Duration.ofMinutes(1));
        hexagon.requestVerification(ADA);
        Instant now = hexagon.clock.instant();
        assertThat(hexagon.world.outbox().claim(now, now.plus(DeliverMail.CLAIM)))
                .as("the older one is held up")
                .isPresent();
        hexagon.mailbox.answer(Delivery.ACCEPTED);
        assertThat(deliver()).isEqualTo(DELIVERED);
        hexagon.clock.pass(DeliverMail.CLAIM);

        assertThat(deliver()).isEqualTo(DROPPED);

        assertThat(hexagon.mailbox.to(ADA)).hasSize(1);
        assertThat(hexagon.verify(token(hexagon.mailbox.to(ADA).getFirst())))
                .isEqualTo(new VerifyEmail.Outcome.Verified());
    }

    @Test
    void a_mail_to_nobody_is_dropped_and_no_mailbox_sees_it() {
        deliver();
        hexagon.requestReset(email("nobody@example.org"));

        assertThat(deliver()).isEqualTo(DROPPED);
        assertThat(hexagon.world.outbox().all()).isEmpty();
        assertThat(hexagon.mailbox.delivered()).hasSize(1);
    }

    @Test
    void many_senders_at_once_send_each_mail_once() {
        for (int i = 0; i < 9; i++) {
            hexagon.register(email("somebody" + i + "@example.org"), PASSWORD);
        }

        Race.run(_ -> deliver());

        assertThat(hexagon.mailbox.delivered()).hasSize(10).extracting(Mail::id).doesNotHaveDuplicates();
        assertThat(hexagon.world.outbox().all()).isEmpty();
    }

    @Test
    void the_mails_of_an_account_go_with_it() {
        assertThat(hexagon.world.accounts().delete(ada.id(), ada.epoch())).isNotNull();

        assertThat(deliver()).isEqualTo(IDLE);
    }

    @Test
    void what_was_given_up_is_forgotten_after_30_days() {
        hexagon.mailbox.answer(Delivery.REFUSED);
        deliver();
        hexagon.clock.pass(Duration.ofDays(30));
        assertThat(sweep()).isEqualTo(new SweepMail.Outcome.Swept(0, 1));
        hexagon.clock.pass(Duration.ofNanos(1000));

        assertThat(sweep()).isEqualTo(new SweepMail.Outcome.Swept(1, 0));
        assertThat(hexagon.world.outbox().failed(9)).isEmpty();
    }

    @Test
    void tickets_are_forgotten_once_they_have_expired_and_no_sooner() {
        String token = hexagon.mailedToken(ADA, MailKind.VERIFY_EMAIL);
        hexagon.clock.pass(Duration.ofHours(24).minusNanos(1000));
        assertThat(sweep()).isEqualTo(new SweepMail.Outcome.Swept(0, 0));
        assertThat(hexagon.verify(token)).isEqualTo(new VerifyEmail.Outcome.Verified());
        hexagon.clock.pass(Duration.ofNanos(1000));

        assertThat(sweep()).as("spent or not").isEqualTo(new SweepMail.Outcome.Swept(0, 1));
    }

    private DeliverMail.Outcome deliver() {
        return hexagon.mail.deliverMail().handle(new DeliverMail.Command());
    }

    private SweepMail.Outcome sweep() {
        return hexagon.mail.sweepMail().handle(new SweepMail.Command());
    }

    private List<AuditEntry> refusals() {
        return hexagon.world.auditTrail().all(Optional.empty(), Optional.of("mail.refused"), Optional.empty(), 9);
    }

    private static String token(Mail mail) {
        return mail.token().map(Sealed::reveal).orElseThrow();
    }
}
