package io.portcullis.application.account;

import io.portcullis.application.steps.CheckPassword;
import io.portcullis.application.steps.QueueMail;
import io.portcullis.application.steps.RecordEvent;
import io.portcullis.application.steps.RemoveAccount;
import io.portcullis.application.steps.SpendBudget;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.AuditTrail;
import io.portcullis.domain.port.Sessions;
import io.portcullis.domain.port.Transactions;
import java.time.InstantSource;

/** The street's second index: what owners can do to their own accounts. */
public record OwnerUseCases(
        RenameAccount renameAccount,
        ChangeEmail changeEmail,
        ExportAccount exportAccount,
        DeleteAccount deleteAccount) {

    public static OwnerUseCases over(
            CheckPassword checkPassword,
            RemoveAccount removeAccount,
            SpendBudget spendBudget,
            QueueMail queueMail,
            RecordEvent recordEvent,
            Accounts accounts,
            Sessions sessions,
            AuditTrail auditTrail,
            Transactions transactions,
            InstantSource clock) {
        return new OwnerUseCases(
                new RenameAccount(accounts, recordEvent, transactions),
                new ChangeEmail(
                        checkPassword, accounts, sessions, spendBudget, queueMail, recordEvent, transactions, clock),
                new ExportAccount(sessions, auditTrail, recordEvent),
                new DeleteAccount(checkPassword, removeAccount, accounts, sessions, recordEvent, transactions, clock));
    }
}
