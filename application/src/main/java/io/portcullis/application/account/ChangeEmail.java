package io.portcullis.application.account;

import io.portcullis.application.steps.CheckPassword;
import io.portcullis.application.steps.QueueMail;
import io.portcullis.application.steps.RecordEvent;
import io.portcullis.application.steps.Reservation;
import io.portcullis.application.steps.SpendBudget;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.mail.Addressee;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.Sessions;
import io.portcullis.domain.port.Transactions;
import io.portcullis.domain.request.Fault;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.session.SessionId;
import io.portcullis.domain.throttle.Act;
import io.portcullis.domain.throttle.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Mails a link to the address that is to take the place of the account's, for a caller who knows the password. Nothing
 * changes before the link is used. Whether the address has an account already is not told, and the present address hears
 * of it, since whoever takes an account over begins so.
 */
public final class ChangeEmail {

    private final CheckPassword checkPassword;
    private final Accounts accounts;
    private final Sessions sessions;
    private final SpendBudget spendBudget;
    private final QueueMail queueMail;
    private final RecordEvent recordEvent;
    private final Transactions transactions;
    private final InstantSource clock;

    ChangeEmail(
            CheckPassword checkPassword,
            Accounts accounts,
            Sessions sessions,
            SpendBudget spendBudget,
            QueueMail queueMail,
            RecordEvent recordEvent,
            Transactions transactions,
            InstantSource clock) {
        this.checkPassword = checkPassword;
        this.accounts = accounts;
        this.sessions = sessions;
        this.spendBudget = spendBudget;
        this.queueMail = queueMail;
        this.recordEvent = recordEvent;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Who wants which address. */
    public record Command(Caller caller, EmailAddress email, PresentedPassword password, Origin origin) {}

    /** What came of it. */
    public sealed interface Outcome {

        /** If nobody else has the address, a mail to it is on its way. */
        record Accepted() implements Outcome {}

        /** It is the account's address already; the password was not checked. */
        record EmailRefused(Fault fault) implements Outcome {}

        /** The password was wrong, or account or session changed while it was checked. */
        record NotReauthenticated() implements Outcome {}

        /** Too many have failed in this session before, or too many mails were asked for from there. */
        record Throttled(Duration retryAfter) implements Outcome {}

        /** There was no room to check. */
        record Overloaded(Duration retryAfter) implements Outcome {}
    }

    public Outcome handle(Command command) {
        if (command.email().equals(command.caller().account().email())) {
            return new Outcome.EmailRefused(new Fault(Fault.Code.UNCHANGED, "it must differ from the present one"));
        }
        return switch (spendBudget.reserve(Act.MAIL, command.origin())) {
            case SpendBudget.Outcome.Admitted(Reservation reservation) -> {
                Outcome outcome = check(command);
                if (outcome instanceof Outcome.Overloaded || outcome instanceof Outcome.Throttled) {
                    spendBudget.settle(reservation, Settlement.NOT_CHECKED);
                }
                yield outcome;
            }
            case SpendBudget.Outcome.Throttled(Duration retryAfter) -> new Outcome.Throttled(retryAfter);
        };
    }

    private Outcome check(Command command) {
        return switch (checkPassword.ofCaller(command.caller(), command.password(), command.origin())) {
            case CheckPassword.Outcome.Right right ->
                request(command, right.credential().account());
            case CheckPassword.Outcome.Wrong() -> new Outcome.NotReauthenticated();
            case CheckPassword.Outcome.Throttled(Duration retryAfter) -> new Outcome.Throttled(retryAfter);
            case CheckPassword.Outcome.Overloaded(Duration retryAfter) -> new Outcome.Overloaded(retryAfter);
        };
    }

    /** Holds account and session before it writes anything, so that a refusal undoes nothing and its entry stays. */
    private Outcome request(Command command, Account proven) {
        Instant now = clock.instant();
        SessionId session = command.caller().session().id();
        return transactions.run(_ -> {
            boolean unchanged = accounts.hold(proven.id(), proven.epoch()).isPresent() && sessions.hold(session, now);
            if (!unchanged) {
                recordEvent.record(
                        new AuditEvent.ReauthenticationRefused(
                                proven.id(), session, AuditEvent.Refusal.CHANGED_MEANWHILE),
                        command.origin());
                return new Outcome.NotReauthenticated();
            }
            Optional<Addressee> addressee = accounts.find(command.email()).isEmpty()
                    ? Optional.of(Addressee.at(proven, command.email()))
                    : Optional.empty();
            queueMail.request(command.email(), MailKind.CONFIRM_NEW_EMAIL, addressee, command.origin());
            queueMail.tell(proven, MailKind.EMAIL_CHANGE_REQUESTED, command.origin());
            recordEvent.record(new AuditEvent.EmailChangeRequested(proven.id(), session), command.origin());
            return new Outcome.Accepted();
        });
    }
}
