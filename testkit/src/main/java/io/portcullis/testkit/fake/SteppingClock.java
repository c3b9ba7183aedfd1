package io.portcullis.testkit.fake;

import io.portcullis.testkit.Samples;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is told that time has passed. */
public final class SteppingClock implements InstantSource {

    /** Where it starts: when samples are made. */
    public static final Instant START = Samples.NOW;

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
