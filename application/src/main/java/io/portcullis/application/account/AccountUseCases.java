package io.portcullis.application.account;

import io.portcullis.application.steps.HashNewPassword;
import io.portcullis.application.steps.QueueMail;
import io.portcullis.application.steps.RecordEvent;
import io.portcullis.application.steps.SpendBudget;
import io.portcullis.domain.account.Registration;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.Credentials;
import io.portcullis.domain.port.Secrets;
import io.portcullis.domain.port.Transactions;
import java.time.InstantSource;

/** The index of the street: how somebody gets an account. */
public record AccountUseCases(RegisterAccount registerAccount) {

    public static AccountUseCases over(
            Accounts accounts,
            Credentials credentials,
            HashNewPassword hashNewPassword,
            Secrets secrets,
            SpendBudget spendBudget,
            QueueMail queueMail,
            RecordEvent recordEvent,
            Transactions transactions,
            Registration registration,
            InstantSource clock) {
        return new AccountUseCases(new RegisterAccount(
                accounts,
                credentials,
                hashNewPassword,
                secrets,
                spendBudget,
                queueMail,
                recordEvent,
                transactions,
                registration,
                clock));
    }
}
