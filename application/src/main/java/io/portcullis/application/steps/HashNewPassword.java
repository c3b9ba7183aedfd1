package io.portcullis.application.steps;

import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.credential.NewPassword;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.port.PasswordHasher;
import io.portcullis.domain.port.PasswordPolicy;
import io.portcullis.domain.request.Fault;
import java.time.Duration;

/** Hashes a password that somebody has chosen, if it would withstand guessing; never in a transaction. */
public final class HashNewPassword {

    private final PasswordPolicy policy;
    private final PasswordHasher hasher;

    public HashNewPassword(PasswordPolicy policy, PasswordHasher hasher) {
        this.policy = policy;
        this.hasher = hasher;
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** It will do, and this is its hash. */
        record Hashed(PasswordHash hash) implements Outcome {}

        /** It won't do; nothing was hashed. */
        record Refused(Fault fault) implements Outcome {}

        /** There was no room to judge or to hash. */
        record Overloaded(Duration retryAfter) implements Outcome {}
    }

    /**
     * Judges a password and hashes it.
     *
     * @param email of the account that it is for
     */
    public Outcome hash(NewPassword password, EmailAddress email) {
        return switch (policy.judge(password, email)) {
            case PasswordPolicy.Judgement.Accepted() -> hash(password);
            case PasswordPolicy.Judgement.Refused(Fault refusal) -> new Outcome.Refused(refusal);
            case PasswordPolicy.Judgement.Overloaded(Duration retryAfter) -> new Outcome.Overloaded(retryAfter);
        };
    }

    private Outcome hash(NewPassword password) {
        return switch (hasher.hash(password.password())) {
            case PasswordHasher.Hashing.Hashed(PasswordHash hash) -> new Outcome.Hashed(hash);
            case PasswordHasher.Overloaded(Duration retryAfter) -> new Outcome.Overloaded(retryAfter);
        };
    }
}
