package io.portcullis.application.administration;

import io.portcullis.application.steps.HashNewPassword;
import io.portcullis.application.steps.QueueMail;
import io.portcullis.application.steps.RecordEvent;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.Credentials;
import io.portcullis.domain.port.Secrets;
import io.portcullis.domain.port.Transactions;
import java.time.InstantSource;

/** The other index of the street: what the operator alone can do, by the command line. */
public record OperatorUseCases(
        CreateAccount createAccount,
        ImportAccounts importAccounts,
        ForeseeImport foreseeImport,
        ExportAccounts exportAccounts) {

    public static OperatorUseCases over(
            HashNewPassword hashNewPassword,
            QueueMail queueMail,
            RecordEvent recordEvent,
            Accounts accounts,
            Credentials credentials,
            Secrets secrets,
            Transactions transactions,
            InstantSource clock) {
        return new OperatorUseCases(
                new CreateAccount(
                        accounts, credentials, hashNewPassword, secrets, queueMail, recordEvent, transactions, clock),
                new ImportAccounts(accounts, credentials, secrets, recordEvent, transactions, clock),
                new ForeseeImport(accounts),
                new ExportAccounts(accounts, credentials, recordEvent));
    }
}
