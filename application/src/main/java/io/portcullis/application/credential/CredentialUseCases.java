package io.portcullis.application.credential;

import io.portcullis.application.steps.CheckPassword;
import io.portcullis.application.steps.QueueMail;
import io.portcullis.application.steps.RecordEvent;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.Credentials;
import io.portcullis.domain.port.PasswordHasher;
import io.portcullis.domain.port.PasswordPolicy;
import io.portcullis.domain.port.Sessions;
import io.portcullis.domain.port.Transactions;
import java.time.InstantSource;

/** The index of the street: all that can be done to credentials. */
public record CredentialUseCases(ChangePassword changePassword) {

    public static CredentialUseCases over(
            CheckPassword checkPassword,
            Accounts accounts,
            Credentials credentials,
            Sessions sessions,
            PasswordPolicy policy,
            PasswordHasher hasher,
            QueueMail queueMail,
            RecordEvent recordEvent,
            Transactions transactions,
            InstantSource clock) {
        return new CredentialUseCases(new ChangePassword(
                checkPassword,
                accounts,
                credentials,
                sessions,
                policy,
                hasher,
                queueMail,
                recordEvent,
                transactions,
                clock));
    }
}
