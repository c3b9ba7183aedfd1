package io.portcullis.application.steps;

import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.credential.Credential;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.port.Credentials;
import io.portcullis.domain.port.PasswordHasher;
import java.time.Duration;
import java.util.Optional;

/**
 * The one check of a password, behind every way of presenting one. An unknown account, a suspended one and a wrong
 * password cost the same and look the same: the same look into the store, the same hashing, the same answer.
 */
public final class CheckPassword {

    private final Credentials credentials;
    private final PasswordHasher hasher;

    public CheckPassword(Credentials credentials, PasswordHasher hasher) {
        this.credentials = credentials;
        this.hasher = hasher;
    }

    /** What came of the check. */
    public sealed interface Outcome {

        /**
         * It is the password of an active account.
         *
         * @param credential as it was seen; whoever builds on it must hold the account at this epoch
         * @param outdated whether the hash should be renewed
         */
        record Right(Credential credential, boolean outdated) implements Outcome {}

        /** It is not, or there is no such account, or it is suspended. */
        record Wrong() implements Outcome {}

        /** There was no room to check; the password may be right. */
        record Overloaded(Duration retryAfter) implements Outcome {}
    }

    /** Checks the password of the account with that address. */
    public Outcome ofEmail(EmailAddress email, PresentedPassword presented) {
        return check(credentials.ofEmail(email), presented);
    }

    /** Checks the password of that account, asked again. */
    public Outcome ofAccount(AccountId account, PresentedPassword presented) {
        return check(credentials.ofAccount(account), presented);
    }

    private Outcome check(Optional<Credential> credential, PresentedPassword presented) {
        return switch (hasher.verify(presented, credential.map(Credential::hash))) {
            case PasswordHasher.Verification.Right(boolean outdated) ->
                credential
                        .filter(found -> found.account().active())
                        .<Outcome>map(found -> new Outcome.Right(found, outdated))
                        .orElseGet(Outcome.Wrong::new);
            case PasswordHasher.Verification.Wrong() -> new Outcome.Wrong();
            case PasswordHasher.Overloaded(Duration retryAfter) -> new Outcome.Overloaded(retryAfter);
        };
    }
}
