package io.portcullis.domain.throttle;

import java.time.Duration;
import java.time.Instant;

/**
 * Lets a subject fail a few times in a row, then makes every further failure wait, twice as long as the one before. It
 * admits at once only what it would admit one after the other, so that guessing in parallel gains nothing. A check that
 * is never settled, since its server died, counts as failed. After so many failures the budget is closed: it admits
 * nothing more until somebody removes it (NIST SP 800-63B-4, section 3.2.2).
 *
 * @param free the failure that starts the first wait; also how many checks may be in flight
 * @param closing the failure that closes the budget
 * @param firstWait what the first of them starts
 * @param longestWait what no wait exceeds
 * @param patience how long a check in flight is waited for; longer than any check takes
 */
public record FailureLimit(int free, int closing, Duration firstWait, Duration longestWait, Duration patience)
        implements Limit {

    /** Doubling so often exceeds any wait that is wanted, and no number. */
    private static final int MOST_DOUBLINGS = 30;

    public FailureLimit {
        if (free < 1
                || closing < free
                || !firstWait.isPositive()
                || longestWait.compareTo(firstWait) < 0
                || !patience.isPositive()) {
            throw new IllegalArgumentException("a limit of failures admits some, and waits for some time");
        }
    }

    @Override
    public Verdict reserve(Budget budget, Instant now) {
        Budget present = withLostFailed(budget, now);
        if (closed(present)) {
            return Verdict.Wait.until(now.plus(longestWait), now);
        }
        if (now.isBefore(present.opensAt())) {
            return Verdict.Wait.until(present.opensAt(), now);
        }
        if (present.inFlight() > 0 && present.failures() + present.inFlight() >= free) {
            return Verdict.Wait.until(now, now);
        }
        return new Verdict.Admitted(
                new Budget(present.epoch(), present.failures(), present.inFlight() + 1, now, present.opensAt()));
    }

    /** {@inheritDoc} To whoever tries it looks like a long wait. */
    @Override
    public boolean closed(Budget budget) {
        return budget.failures() >= closing;
    }

    /** {@inheritDoc} A budget that lost its place and began anew may know nothing of what it had reserved. */
    @Override
    public Budget settle(Budget budget, Budget reserved, Settlement settlement, Instant now) {
        if (budget.epoch() != reserved.epoch()) {
            return budget;
        }
        int left = Math.max(0, budget.inFlight() - 1);
        return switch (settlement) {
            case RIGHT -> new Budget(budget.epoch() + 1, 0, 0, budget.reservedAt(), Budget.UNTOUCHED.opensAt());
            case WRONG -> failed(budget, budget.epoch(), 1, left, now);
            case NOT_CHECKED ->
                new Budget(budget.epoch(), budget.failures(), left, budget.reservedAt(), budget.opensAt());
        };
    }

    /** Whoever reserved a check and never came back has failed; the epoch moves on, lest they settle it after all. */
    private Budget withLostFailed(Budget budget, Instant now) {
        boolean lost =
                budget.inFlight() > 0 && !now.isBefore(budget.reservedAt().plus(patience));
        if (!lost) {
            return budget;
        }
        return failed(budget, budget.epoch() + 1, budget.inFlight(), 0, budget.reservedAt());
    }

    /** A wait that was told is never cut short, not even where the clock was set back since. */
    private Budget failed(Budget budget, long epoch, int more, int left, Instant failedAt) {
        int failures = budget.failures() + more;
        Instant opensAt = failures < free ? budget.opensAt() : later(budget.opensAt(), failedAt.plus(wait(failures)));
        return new Budget(epoch, failures, left, budget.reservedAt(), opensAt);
    }

    private Duration wait(int failures) {
        Duration doubled = firstWait.multipliedBy(1L << Math.min(failures - free, MOST_DOUBLINGS));
        return doubled.compareTo(longestWait) < 0 ? doubled : longestWait;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
