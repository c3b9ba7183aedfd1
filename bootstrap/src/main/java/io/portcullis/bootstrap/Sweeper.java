package io.portcullis.bootstrap;

import io.portcullis.application.audit.SweepEvents;
import io.portcullis.application.session.SweepSessions;
import io.portcullis.application.throttle.SweepBudgets;
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
    static Sweeper start(SweepSessions sweepSessions, SweepEvents sweepEvents, SweepBudgets sweepBudgets) {
        Sweeper sweeper = new Sweeper();
        sweeper.every("The sessions that are over", () -> sweepSessions.handle(new SweepSessions.Command()));
        sweeper.every("The events of long ago", () -> sweepEvents.handle(new SweepEvents.Command()));
        sweeper.every("The budgets of long ago", () -> sweepBudgets.handle(new SweepBudgets.Command()));
        return sweeper;
    }

    private void every(String what, Runnable sweep) {
        var _ = thread.scheduleWithFixedDelay(() -> attempt(what, sweep), 0, PERIOD.toSeconds(), TimeUnit.SECONDS);
    }

    private static void attempt(String what, Runnable sweep) {
        try {
            sweep.run();
        } catch (RuntimeException failure) {
            LOGGER.warn("{} could not be swept", what, failure);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
