package io.portcullis.domain.port;

import io.portcullis.domain.identifier.UuidV7;
import java.time.Instant;
import java.util.UUID;

/** Bytes that nobody can foretell. */
public interface Secrets {

    /** That many random bytes, from a cryptographically strong source; a new array each time. */
    byte[] bytes(int length);

    /** A new identifier for something made at {@code now}. */
    default UUID identifier(Instant now) {
        return UuidV7.of(now, bytes(UuidV7.RANDOM_BYTES));
    }
}
