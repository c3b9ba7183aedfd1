package io.portcullis.domain.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a mail that could not be delivered is tried again: after a wait that doubles from attempt to attempt, until there
 * have been enough.
 *
 * @param firstWait what follows the first attempt
 * @param longestWait what no wait exceeds
 * @param attempts how many there are in all
 */
public record RetrySchedule(Duration firstWait, Duration longestWait, int attempts) {

    /** For about a day, within which somebody notices that no mail leaves. */
    public static final RetrySchedule DEFAULT = new RetrySchedule(Duration.ofSeconds(10), Duration.ofHours(1), 32);

    /** Doubling so often exceeds any wait that is wanted, and no number. */
    private static final int MOST_DOUBLINGS = 30;

    public RetrySchedule {
        if (!firstWait.isPositive() || longestWait.compareTo(firstWait) < 0 || attempts < 1) {
            throw new IllegalArgumentException("a mail is tried once at least, and waits for some time");
        }
    }

    /**
     * When the next attempt is due.
     *
     * @param attempt the one that failed, counted from 1
     * @return absent where that was the last
     */
    public Optional<Instant> next(int attempt, Instant now) {
        return attempt < attempts ? Optional.of(now.plus(wait(attempt))) : Optional.empty();
    }

    private Duration wait(int attempt) {
        Duration doubled = firstWait.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
        return doubled.compareTo(longestWait) < 0 ? doubled : longestWait;
    }
}
