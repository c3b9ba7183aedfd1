package io.portcullis.testkit.fake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is told that time has passed. */
public final class SteppingClock implements InstantSource {

    /** Where it starts: in whole microseconds that whoever keeps milliseconds would lose. */
    public static final Instant START = Instant.parse("2026-03-14T09:26:53.589793Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    @Override
    public Instant instant() {
        return now.get();
    }

    /**
     * Lets time pass, for every thread at once.
     *
     * @param duration negative to set the clock back
     * @return the instant that it is now
     */
    public Instant pass(Duration duration) {
        return now.updateAndGet(instant -> instant.plus(duration));
    }
}
