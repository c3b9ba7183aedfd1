package io.portcullis.application.account;

import io.portcullis.application.steps.RecordEvent;
import io.portcullis.application.steps.SpendBudget;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.Credentials;
import io.portcullis.domain.port.PasswordHasher;
import io.portcullis.domain.port.PasswordPolicy;
import io.portcullis.domain.port.Secrets;
import io.portcullis.domain.port.Transactions;
import java.time.InstantSource;

/** The index of the street: how somebody gets an account. */
public record AccountUseCases(RegisterAccount registerAccount) {

    public static AccountUseCases over(
            Accounts accounts,
            Credentials credentials,
            PasswordPolicy policy,
            PasswordHasher hasher,
            Secrets secrets,
            SpendBudget spendBudget,
            RecordEvent recordEvent,
            Transactions transactions,
            InstantSource clock) {
        return new AccountUseCases(new RegisterAccount(
                accounts, credentials, policy, hasher, secrets, spendBudget, recordEvent, transactions, clock));
    }
}
