package io.portcullis.application.signing;

import io.portcullis.application.steps.RecordEvent;
import io.portcullis.domain.administration.Authority;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.port.SigningKeys;
import io.portcullis.domain.signing.KeyPolicy;
import io.portcullis.domain.signing.KeySchedule;
import io.portcullis.domain.signing.KeyState;
import io.portcullis.domain.signing.SigningKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Shows the line of stored keys, and what each is good for now, to whoever looks after them. */
public final class ListSigningKeys {

    private final SigningKeys signingKeys;
    private final RecordEvent recordEvent;
    private final InstantSource clock;

    ListSigningKeys(SigningKeys signingKeys, RecordEvent recordEvent, InstantSource clock) {
        this.signingKeys = signingKeys;
        this.recordEvent = recordEvent;
        this.clock = clock;
    }

    /** Who asks, and what is asked of the keys. */
    public record Query(Authority authority, KeyPolicy policy) {}

    /**
     * A key and its place in time.
     *
     * @param goneAt from when on nothing needs it; absent where no other key follows it yet
     */
    public record Listing(SigningKey key, KeyState state, Optional<Instant> goneAt) {}

    /** What came of it. */
    public sealed interface Outcome {

        /** All stored keys, the oldest first. Under a derived key none of them signs; they verify what they have signed. */
        record Listed(List<Listing> keys) implements Outcome {}
    }

    public Outcome handle(Query query) {
        Instant now = clock.instant();
        List<SigningKey> keys = signingKeys.all();
        KeySchedule schedule = new KeySchedule(keys);
        query.authority()
                .actor()
                .ifPresent(by -> recordEvent.record(new AuditEvent.SigningKeysRead(by), query.authority()));
        return new Outcome.Listed(keys.stream()
                .map(key -> new Listing(key, state(schedule.state(key, now), query.policy()), schedule.goneAt(key)))
                .toList());
    }

    private static KeyState state(KeyState inLine, KeyPolicy policy) {
        return policy.algorithm().asymmetric() || inLine == KeyState.GONE ? inLine : KeyState.RETIRING;
    }
}
