package io.portcullis.bootstrap;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what has to be done again and again while the server runs. A chore that fails is done again the next time. */
final class Chores implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Chores.class);

    /** Two, so that a long sweep doesn't keep the signing keys waiting. */
    private static final int THREADS = 2;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(
            THREADS, Thread.ofPlatform().name("chores-", 1).daemon().factory());

    /** Does a chore at once, and again so long after each time that it is done. */
    void every(Duration period, String name, Runnable chore) {
        var _ = threads.scheduleWithFixedDelay(() -> attempt(name, chore), 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void attempt(String name, Runnable chore) {
        try {
            chore.run();
        } catch (RuntimeException failure) {
            LOGGER.warn("{} failed", name, failure);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
