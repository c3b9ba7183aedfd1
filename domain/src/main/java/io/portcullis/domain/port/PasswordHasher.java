package io.portcullis.domain.port;

import io.portcullis.domain.credential.Password;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.credential.PresentedPassword;
import java.time.Duration;
import java.util.Optional;

/**
 * Hashes passwords and checks them, slowly on purpose. What can't be done in time is refused at once, as a value.
 * Interrupting the caller doesn't interrupt the work.
 */
public interface PasswordHasher {

    /** What came of hashing. */
    sealed interface Hashing {

        /** A new hash, at today's scheme, secret and cost, with a salt of its own. */
        record Hashed(PasswordHash hash) implements Hashing {}
    }

    /** What came of a check. */
    sealed interface Verification {

        /**
         * It is the password.
         *
         * @param outdated whether the hash was made by another scheme, secret or cost than today's and should be renewed
         */
        record Right(boolean outdated) implements Verification {}

        /** It is not. */
        record Wrong() implements Verification {}
    }

    /**
     * There is no room now; nothing was hashed or checked.
     *
     * @param retryAfter when there probably will be, in whole seconds, one at least
     */
    record Overloaded(Duration retryAfter) implements Hashing, Verification {}

    /** Hashes a password. */
    Hashing hash(Password password);

    /**
     * Checks a password. Every {@code Wrong} costs exactly what hashing costs today: also where there is no hash (an
     * unknown account), where it is malformed, foreign or cheaper, and where the text can be nobody's password.
     */
    Verification verify(PresentedPassword presented, Optional<PasswordHash> hash);
}
