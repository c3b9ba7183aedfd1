package io.portcullis.domain.throttle;

import java.time.Duration;
import java.time.Instant;

/**
 * Admits so many tries in a period, whatever comes of them. The budget refills evenly, so that nobody gains by waiting
 * for the turn of a minute. A try that is refused costs nothing.
 *
 * @param tries how many at once, and how many in each period
 */
public record RateLimit(int tries, Duration period) implements Limit {

    public RateLimit {
        if (tries < 1 || !period.isPositive()) {
            throw new IllegalArgumentException("a rate admits some tries in some time");
        }
    }

    /** {@code opensAt} is when the budget will be whole again; each try moves it one share of the period on. */
    @Override
    public Verdict reserve(Budget budget, Instant now) {
        Instant wholeAt = budget.opensAt().isAfter(now) ? budget.opensAt() : now;
        Instant admittedFrom = wholeAt.plus(share()).minus(period);
        return now.isBefore(admittedFrom)
                ? Verdict.Wait.until(admittedFrom, now)
                : new Verdict.Admitted(new Budget(budget.epoch(), 0, 0, now, wholeAt.plus(share())));
    }

    @Override
    public Budget settle(Budget budget, Budget reserved, Settlement settlement, Instant now) {
        return settlement == Settlement.NOT_CHECKED
                ? new Budget(
                        budget.epoch(),
                        0,
                        0,
                        budget.reservedAt(),
                        budget.opensAt().minus(share()))
                : budget;
    }

    /** {@inheritDoc} It never is: it refills. */
    @Override
    public boolean closed(Budget budget) {
        return false;
    }

    private Duration share() {
        return period.dividedBy(tries);
    }
}
