package io.portcullis.domain.session;

import java.time.Duration;
import java.time.Instant;

/**
 * How long sessions live.
 *
 * @param idle how long after its last use
 * @param max how long in all, whatever its use
 * @param grace how long the refresh token just replaced is still forgiven
 */
public record SessionLifetime(Duration idle, Duration max, Duration grace) {

    /** What holds where nothing is set. */
    public static final SessionLifetime DEFAULT =
            new SessionLifetime(Duration.ofDays(14), Duration.ofDays(30), Duration.ofSeconds(10));

    public SessionLifetime {
        if (!idle.isPositive() || !max.isPositive() || grace.isNegative()) {
            throw new IllegalArgumentException("a session lives for some time");
        }
    }

    /** When a session created then and used now expires; using it can't move the end past {@code max}. */
    public Instant expiry(Instant createdAt, Instant usedAt) {
        Instant idleEnd = usedAt.plus(idle);
        Instant end = createdAt.plus(max);
        return idleEnd.isBefore(end) ? idleEnd : end;
    }
}
