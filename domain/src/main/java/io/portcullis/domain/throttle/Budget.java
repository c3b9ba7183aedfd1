package io.portcullis.domain.throttle;

import java.time.Instant;

/**
 * What a subject has spent. It never changes; a {@link Limit} makes the next one.
 *
 * @param epoch counts the times that its failures were forgotten or settled for good: what was reserved in an earlier
 *     epoch is nothing to this one
 * @param failures how many checks failed since the last that was right
 * @param inFlight how many checks are reserved and not settled yet
 * @param reservedAt when the latest of them was
 * @param opensAt when the next may be
 */
public record Budget(long epoch, int failures, int inFlight, Instant reservedAt, Instant opensAt) {

    /** The budget of a subject that never tried. */
    public static final Budget UNTOUCHED = new Budget(0, 0, 0, Instant.EPOCH, Instant.EPOCH);

    public Budget {
        if (epoch < 0 || failures < 0 || inFlight < 0) {
            throw new IllegalArgumentException("a budget counts from 0");
        }
    }
}
