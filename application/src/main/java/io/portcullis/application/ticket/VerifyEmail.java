package io.portcullis.application.ticket;

import io.portcullis.application.steps.CheckTicket;
import io.portcullis.application.steps.QueueMail;
import io.portcullis.application.steps.RecordEvent;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.Tickets;
import io.portcullis.domain.port.Transactions;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.ticket.Ticket;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Takes a mailed link as proof that mail to an address arrives: the account's own, or the one that is to take its place,
 * which it then does.
 */
public final class VerifyEmail {

    private final CheckTicket checkTicket;
    private final Accounts accounts;
    private final Tickets tickets;
    private final QueueMail queueMail;
    private final RecordEvent recordEvent;
    private final Transactions transactions;
    private final InstantSource clock;

    VerifyEmail(
            CheckTicket checkTicket,
            Accounts accounts,
            Tickets tickets,
            QueueMail queueMail,
            RecordEvent recordEvent,
            Transactions transactions,
            InstantSource clock) {
        this.checkTicket = checkTicket;
        this.accounts = accounts;
        this.tickets = tickets;
        this.queueMail = queueMail;
        this.recordEvent = recordEvent;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Which link was used. */
    public record Command(String token, Origin origin) {

        @Override
        public String toString() {
            return "a verification from " + origin;
        }
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** The address is verified, and the account's. */
        record Verified() implements Outcome {}

        /**
         * The link is unknown, expired, used or superseded, its account has changed, or another account has the address
         * meanwhile: indistinguishable.
         */
        record LinkVoid() implements Outcome {}
    }

    public Outcome handle(Command command) {
        return checkTicket
                .check(Sealed.Kind.VERIFICATION_TOKEN, command.token())
                .map(ticket -> verify(ticket, command.origin()))
                .orElseGet(Outcome.LinkVoid::new);
    }

    private Outcome verify(Ticket ticket, Origin origin) {
        return transactions.run(transaction -> {
            boolean done = accounts.hold(ticket.account(), ticket.epoch())
                    .filter(_ -> tickets.spend(ticket.id(), clock.instant()))
                    .filter(account -> use(account, ticket, origin))
                    .isPresent();
            return done ? new Outcome.Verified() : transaction.undo(new Outcome.LinkVoid());
        });
    }

    private boolean use(Account present, Ticket ticket, Origin origin) {
        return switch (ticket.purpose()) {
            case VERIFY_EMAIL -> confirm(present, origin);
            case CHANGE_EMAIL -> change(present, ticket, origin);
            case RESET_PASSWORD -> false;
        };
    }

    private boolean confirm(Account present, Origin origin) {
        Optional<Account> verified = accounts.verify(present.id(), present.epoch());
        verified.ifPresent(account -> recordEvent.record(new AuditEvent.EmailVerified(account.id()), origin));
        return verified.isPresent();
    }

    /** Tells both addresses: who has lost the old one must hear of it, and who has the new one may not have asked. */
    private boolean change(Account present, Ticket ticket, Origin origin) {
        return switch (accounts.readdress(present.id(), present.epoch(), ticket.email())) {
            case Accounts.Readdressing.Readdressed(Account account) -> {
                queueMail.tell(present, MailKind.EMAIL_CHANGED, origin);
                queueMail.tell(account, MailKind.EMAIL_CHANGED, origin);
                recordEvent.record(new AuditEvent.EmailChanged(account.id()), origin);
                yield true;
            }
            case Accounts.Readdressing.EmailTaken(), Accounts.Readdressing.Changed() -> false;
        };
    }
}
