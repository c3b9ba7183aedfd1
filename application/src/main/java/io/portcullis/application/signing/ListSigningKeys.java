package io.portcullis.application.signing;

import io.portcullis.domain.port.SigningKeys;
import io.portcullis.domain.signing.KeySchedule;
import io.portcullis.domain.signing.KeyState;
import io.portcullis.domain.signing.SigningKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Shows an operator the line of stored keys, and what each is good for now. */
public final class ListSigningKeys {

    private final SigningKeys signingKeys;
    private final InstantSource clock;

    ListSigningKeys(SigningKeys signingKeys, InstantSource clock) {
        this.signingKeys = signingKeys;
        this.clock = clock;
    }

    /** An operator asks. */
    public record Query() {}

    /**
     * A key and its place in time.
     *
     * @param goneAt from when on nothing needs it; absent where no other key follows it yet
     */
    public record Listing(SigningKey key, KeyState state, Optional<Instant> goneAt) {}

    /** What came of it. */
    public sealed interface Outcome {

        /** All stored keys, the oldest first; under a derived key none of them signs, whatever its state. */
        record Listed(List<Listing> keys) implements Outcome {}
    }

    public Outcome handle(Query query) {
        Instant now = clock.instant();
        List<SigningKey> keys = signingKeys.all();
        KeySchedule schedule = new KeySchedule(keys);
        return new Outcome.Listed(keys.stream()
                .map(key -> new Listing(key, schedule.state(key, now), schedule.goneAt(key)))
                .toList());
    }
}
