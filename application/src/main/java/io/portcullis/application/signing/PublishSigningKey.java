package io.portcullis.application.signing;

import io.portcullis.application.steps.ChangeKeyLine;
import io.portcullis.domain.administration.Authority;
import io.portcullis.domain.port.KeyVault;
import io.portcullis.domain.port.SigningKeys;
import io.portcullis.domain.signing.KeyPolicy;
import io.portcullis.domain.signing.KeySchedule;
import io.portcullis.domain.signing.KeyState;
import io.portcullis.domain.signing.SigningKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Publishes the next key before its time, because somebody wants it so. It signs once everybody has had time to read it. */
public final class PublishSigningKey {

    private final SigningKeys signingKeys;
    private final KeyVault vault;
    private final ChangeKeyLine changeKeyLine;
    private final InstantSource clock;

    PublishSigningKey(SigningKeys signingKeys, KeyVault vault, ChangeKeyLine changeKeyLine, InstantSource clock) {
        this.signingKeys = signingKeys;
        this.vault = vault;
        this.changeKeyLine = changeKeyLine;
        this.clock = clock;
    }

    /** Who wants it, and what is asked of the key. */
    public record Command(Authority authority, KeyPolicy policy) {}

    /** What came of it. */
    public sealed interface Outcome {

        /** The key was added; the first one of all signs at once. */
        record Published(SigningKey key, KeyState state) implements Outcome {}

        /** That key was published before, if only a moment ago by somebody else, and doesn't sign yet; none was added. */
        record AlreadyWaiting(SigningKey key) implements Outcome {}

        /** There is no line to add to: the algorithm's key is derived from the secret, and changes with it. */
        record Derived() implements Outcome {}
    }

    public Outcome handle(Command command) {
        KeyPolicy policy = command.policy();
        if (!policy.algorithm().asymmetric()) {
            return new Outcome.Derived();
        }
        Instant now = clock.instant();
        KeySchedule schedule = new KeySchedule(signingKeys.all());
        Optional<SigningKey> waiting = schedule.waiting(now);
        if (waiting.isPresent()) {
            return new Outcome.AlreadyWaiting(waiting.get());
        }
        return schedule.next(policy, now)
                .map(term -> vault.generate(policy.algorithm(), term))
                .filter(key -> changeKeyLine.add(key, command.authority()))
                .<Outcome>map(key -> new Outcome.Published(key, state(schedule, now)))
                .orElseGet(() -> handle(command));
    }

    /** Of a key that was added to that line. */
    private static KeyState state(KeySchedule before, Instant now) {
        return before.signing(now).isPresent() ? KeyState.PUBLISHED : KeyState.SIGNING;
    }
}
