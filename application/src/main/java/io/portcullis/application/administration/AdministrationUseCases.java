package io.portcullis.application.administration;

import io.portcullis.application.steps.QueueMail;
import io.portcullis.application.steps.RecordEvent;
import io.portcullis.application.steps.RemoveAccount;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.AuditTrail;
import io.portcullis.domain.port.Sealer;
import io.portcullis.domain.port.Sessions;
import io.portcullis.domain.port.Transactions;
import java.time.InstantSource;

/** The index of the street: all that an administrator can do. */
public record AdministrationUseCases(
        ListAccounts listAccounts,
        ShowAccount showAccount,
        AssignRoles assignRoles,
        SuspendAccount suspendAccount,
        ReinstateAccount reinstateAccount,
        EraseAccount eraseAccount,
        EndAccountSessions endAccountSessions,
        SendPasswordReset sendPasswordReset,
        ReadTrail readTrail) {

    public static AdministrationUseCases over(
            Accounts accounts,
            Sessions sessions,
            AuditTrail auditTrail,
            Sealer sealer,
            QueueMail queueMail,
            RecordEvent recordEvent,
            RemoveAccount removeAccount,
            Transactions transactions,
            InstantSource clock) {
        return new AdministrationUseCases(
                new ListAccounts(accounts, sealer, recordEvent),
                new ShowAccount(accounts, recordEvent),
                new AssignRoles(accounts, recordEvent, transactions),
                new SuspendAccount(accounts, sessions, recordEvent, transactions, clock),
                new ReinstateAccount(accounts, recordEvent, transactions),
                new EraseAccount(accounts, removeAccount),
                new EndAccountSessions(accounts, sessions, recordEvent, transactions, clock),
                new SendPasswordReset(accounts, queueMail, recordEvent, transactions),
                new ReadTrail(auditTrail, sealer, recordEvent));
    }
}
