package io.portcullis.application.administration;

import io.portcullis.application.steps.QueueMail;
import io.portcullis.application.steps.RecordEvent;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.Transactions;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.session.Caller;
import java.util.Optional;

/** Mails a link to an account's owner by which they choose a new password; the administrator never sees it. */
public final class SendPasswordReset {

    private final Accounts accounts;
    private final QueueMail queueMail;
    private final RecordEvent recordEvent;
    private final Transactions transactions;

    SendPasswordReset(Accounts accounts, QueueMail queueMail, RecordEvent recordEvent, Transactions transactions) {
        this.accounts = accounts;
        this.queueMail = queueMail;
        this.recordEvent = recordEvent;
        this.transactions = transactions;
    }

    /** Who has it mailed to whom. */
    public record Command(Caller caller, AccountId account, Origin origin) {}

    /** What came of it. */
    public sealed interface Outcome {

        /** A mail is on its way. */
        record Sent() implements Outcome {}

        /** The account is suspended: its owner could set a password, and not use it. */
        record Suspended() implements Outcome {}

        /** There is no such account. */
        record NotFound() implements Outcome {}
    }

    public Outcome handle(Command command) {
        Optional<Account> found = accounts.find(command.account());
        return found.map(account -> account.active() ? send(command, account) : new Outcome.Suspended())
                .orElseGet(Outcome.NotFound::new);
    }

    private Outcome send(Command command, Account account) {
        return transactions.run(_ -> {
            queueMail.send(Optional.of(account), MailKind.RESET_PASSWORD, command.origin());
            recordEvent.record(
                    new AuditEvent.PasswordResetSent(account.id(), AuditEvent.Administrator.of(command.caller())),
                    command.origin());
            return new Outcome.Sent();
        });
    }
}
