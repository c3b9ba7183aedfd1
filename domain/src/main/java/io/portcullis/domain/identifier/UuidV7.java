package io.portcullis.domain.identifier;

import java.time.Instant;
import java.util.UUID;

/**
 * A UUID of version 7 (RFC 9562, section 5.7): milliseconds first, so that rows made together lie together, then 74
 * random bits. It names things and is public; nothing is ever protected by its being hard to guess.
 */
public final class UuidV7 {

    /** How many random bytes one identifier takes. */
    public static final int RANDOM_BYTES = 10;

    private UuidV7() {}

    /**
     * The identifier of something made at {@code instant}; a pure function of both arguments.
     *
     * @param random {@link #RANDOM_BYTES} bytes, of which six bits are given up to version and variant
     */
    public static UUID of(Instant instant, byte[] random) {
        if (random.length != RANDOM_BYTES) {
            throw new IllegalArgumentException("an identifier takes " + RANDOM_BYTES + " random bytes");
        }
        long high = instant.toEpochMilli() << 16 | 0x7000 | (random[0] & 0x0FL) << 8 | (random[1] & 0xFFL);
        long low = 0;
        for (int i = 2; i < RANDOM_BYTES; i++) {
            low = low << 8 | (random[i] & 0xFFL);
        }
        return new UUID(high, (low & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }
}
