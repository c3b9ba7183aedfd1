package io.portcullis.bootstrap;

import io.portcullis.application.session.SweepSessions;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sweeps the store every hour, in a thread of its own; a sweep that fails is tried again the next time. */
final class Sweeper implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Sweeper.class);
    private static final Duration PERIOD = Duration.ofHours(1);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("sweeper").daemon().factory());

    private Sweeper() {}

    /** Sweeps now and every hour from now on. */
    static Sweeper start(SweepSessions sweepSessions) {
        Sweeper sweeper = new Sweeper();
        var _ = sweeper.thread.scheduleWithFixedDelay(
                () -> sweep(sweepSessions), 0, PERIOD.toSeconds(), TimeUnit.SECONDS);
        return sweeper;
    }

    private static void sweep(SweepSessions sweepSessions) {
        try {
            sweepSessions.handle(new SweepSessions.Command());
        } catch (RuntimeException failure) {
            LOGGER.warn("The sessions that are over could not be swept", failure);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
