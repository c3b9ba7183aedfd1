package io.portcullis.application.ticket;

import io.portcullis.application.steps.QueueMail;
import io.portcullis.application.steps.RecordEvent;
import io.portcullis.application.steps.SpendBudget;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.mail.Addressee;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.Transactions;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.throttle.Act;
import java.time.Duration;
import java.util.Optional;

/**
 * Mails a link by which the owner of an account sets a new password. Whoever asks learns nothing: the answer and what it
 * costs are the same whether there is such an account or not.
 */
public final class RequestPasswordReset {

    private final Accounts accounts;
    private final SpendBudget spendBudget;
    private final QueueMail queueMail;
    private final RecordEvent recordEvent;
    private final Transactions transactions;

    RequestPasswordReset(
            Accounts accounts,
            SpendBudget spendBudget,
            QueueMail queueMail,
            RecordEvent recordEvent,
            Transactions transactions) {
        this.accounts = accounts;
        this.spendBudget = spendBudget;
        this.queueMail = queueMail;
        this.recordEvent = recordEvent;
        this.transactions = transactions;
    }

    /** Whose password is forgotten. */
    public record Command(EmailAddress email, Origin origin) {}

    /** What came of it. */
    public sealed interface Outcome {

        /** If there is such an account, a mail is on its way. */
        record Accepted() implements Outcome {}

        /** Too many mails were asked for from there. */
        record Throttled(Duration retryAfter) implements Outcome {}
    }

    public Outcome handle(Command command) {
        return switch (spendBudget.reserve(Act.MAIL, command.origin())) {
            case SpendBudget.Outcome.Admitted _ -> request(command);
            case SpendBudget.Outcome.Throttled(Duration retryAfter) -> new Outcome.Throttled(retryAfter);
        };
    }

    private Outcome request(Command command) {
        Optional<Account> owner = accounts.find(command.email()).filter(Account::active);
        return transactions.run(_ -> {
            queueMail.request(command.email(), MailKind.RESET_PASSWORD, owner.map(Addressee::owner), command.origin());
            recordEvent.record(new AuditEvent.PasswordResetRequested(owner.map(Account::id)), command.origin());
            return new Outcome.Accepted();
        });
    }
}
