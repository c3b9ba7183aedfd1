package io.portcullis.domain.port;

import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.credential.NewPassword;
import io.portcullis.domain.request.Fault;
import java.time.Duration;

/** Judges whether a new password would withstand guessing. What can't be done in time is refused at once, as a value. */
public interface PasswordPolicy {

    /** What came of judging. */
    sealed interface Judgement {

        /** It will do. */
        record Accepted() implements Judgement {}

        /** It is among the first that an attacker tries; the fault is {@code TOO_COMMON}. */
        record Refused(Fault fault) implements Judgement {}

        /**
         * There is no room now; nothing was judged.
         *
         * @param retryAfter when there probably will be, in whole seconds, one at least
         */
        record Overloaded(Duration retryAfter) implements Judgement {}
    }

    /**
     * Judges a password. Whoever guesses at it knows the product and the account's address, so what it takes from them
     * is worth little.
     */
    Judgement judge(NewPassword password, EmailAddress email);
}
