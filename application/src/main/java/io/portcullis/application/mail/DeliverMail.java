package io.portcullis.application.mail;

import io.portcullis.application.steps.RecordEvent;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.mail.Addressee;
import io.portcullis.domain.mail.ClaimedMail;
import io.portcullis.domain.mail.Mail;
import io.portcullis.domain.mail.QueuedMail;
import io.portcullis.domain.mail.RetrySchedule;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.Mailbox;
import io.portcullis.domain.port.Outbox;
import io.portcullis.domain.port.Sealer;
import io.portcullis.domain.port.Tickets;
import io.portcullis.domain.port.Transactions;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.ticket.Purpose;
import io.portcullis.domain.ticket.Ticket;
import io.portcullis.domain.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Delivers the mail that is due longest: claims it, writes its ticket, hands it over, and settles the claim. A ticket is
 * written only now, under the mail's own identifier. So asking for a link costs the same whether or not there is anybody
 * to send one to, and a mail that is sent again, because its sender died after the handing over, brings the same link.
 */
public final class DeliverMail {

    /** Longer than any delivery takes; whoever dies with a claim keeps the mail waiting so long. */
    public static final Duration CLAIM = Duration.ofMinutes(10);

    private final Outbox outbox;
    private final Mailbox mailbox;
    private final Accounts accounts;
    private final Tickets tickets;
    private final Sealer sealer;
    private final RecordEvent recordEvent;
    private final Transactions transactions;
    private final RetrySchedule schedule;
    private final InstantSource clock;

    DeliverMail(
            Outbox outbox,
            Mailbox mailbox,
            Accounts accounts,
            Tickets tickets,
            Sealer sealer,
            RecordEvent recordEvent,
            Transactions transactions,
            RetrySchedule schedule,
            InstantSource clock) {
        this.outbox = outbox;
        this.mailbox = mailbox;
        this.accounts = accounts;
        this.tickets = tickets;
        this.sealer = sealer;
        this.recordEvent = recordEvent;
        this.transactions = transactions;
        this.schedule = schedule;
        this.clock = clock;
    }

    /** One mail should leave, if one is due. */
    public record Command() {}

    /** What came of it. */
    public sealed interface Outcome {

        /** No mail is due. */
        record Idle() implements Outcome {}

        /** A mail was handed over. */
        record Delivered() implements Outcome {}

        /** A mail was forgotten unsent: it was for nobody, or its link would be void. */
        record Dropped() implements Outcome {}

        /** A mail was not taken, and waits for another attempt. */
        record Postponed(Instant dueAt) implements Outcome {}

        /** A mail was not taken and never will be; it stays to be seen. */
        record GivenUp() implements Outcome {}
    }

    public Outcome handle(Command command) {
        Instant now = clock.instant();
        return outbox.claim(now, now.plus(CLAIM)).map(this::deliver).orElseGet(Outcome.Idle::new);
    }

    private Outcome deliver(ClaimedMail claimed) {
        Optional<Mail> mail = claimed.mail().addressee().flatMap(addressee -> addressed(claimed.mail(), addressee));
        if (mail.isEmpty()) {
            outbox.remove(claimed);
            return new Outcome.Dropped();
        }
        return switch (mailbox.deliver(mail.get())) {
            case ACCEPTED -> {
                outbox.remove(claimed);
                yield new Outcome.Delivered();
            }
            case REFUSED -> giveUp(claimed);
            case UNDELIVERED ->
                schedule.next(claimed.attempt(), clock.instant())
                        .map(dueAt -> postpone(claimed, dueAt))
                        .orElseGet(() -> giveUp(claimed));
        };
    }

    private Optional<Mail> addressed(QueuedMail queued, Addressee addressee) {
        return queued.kind()
                .link()
                .map(purpose ->
                        token(queued, addressee, purpose).map(token -> Mail.of(queued, addressee, Optional.of(token))))
                .orElseGet(() -> Optional.of(Mail.of(queued, addressee, Optional.empty())));
    }

    /** Absent where the link would be void: its account has changed, a newer one was sent, or it was used. */
    private Optional<Sealed> token(QueuedMail queued, Addressee addressee, Purpose purpose) {
        Instant now = clock.instant();
        Ticket ticket = Ticket.issued(
                new TicketId(queued.id().value()),
                purpose,
                addressee.account(),
                addressee.epoch(),
                addressee.email(),
                sealer.sealing(),
                queued.queuedAt());
        return transactions
                .run(_ -> accounts.hold(addressee.account(), addressee.epoch())
                        .filter(account -> wanted(account, purpose))
                        .flatMap(_ -> tickets.issue(ticket)))
                .filter(issued -> issued.live(now))
                .map(issued -> sealer.seal(purpose.tokenKind(), issued.id().value(), 0, issued.sealing()));
    }

    private static boolean wanted(Account account, Purpose purpose) {
        return switch (purpose) {
            case VERIFY_EMAIL -> !account.emailVerified();
            case CHANGE_EMAIL, RESET_PASSWORD -> true;
        };
    }

    private Outcome postpone(ClaimedMail claimed, Instant dueAt) {
        outbox.postpone(claimed, dueAt);
        return new Outcome.Postponed(dueAt);
    }

    private Outcome giveUp(ClaimedMail claimed) {
        return transactions.run(_ -> {
            boolean ours = outbox.giveUp(claimed, clock.instant());
            if (ours) {
                claimed.mail()
                        .addressee()
                        .map(addressee -> new AuditEvent.MailRefused(
                                addressee.account(), claimed.mail().kind()))
                        .ifPresent(recordEvent::recordOwn);
            }
            return new Outcome.GivenUp();
        });
    }
}
