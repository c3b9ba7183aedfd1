package io.portcullis.bootstrap;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what has to be done again and again while the server runs. A chore that fails is done again the next time. */
final class Chores implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Chores.class);

    /** What is under way when the server stops may take so long to end. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ScheduledExecutorService threads;
    private final Duration patience;

    /**
     * Chores of one sort.
     *
     * @param number how many can be done at once
     */
    Chores(String name, int number) {
        this(name, number, PATIENCE);
    }

    /** @param patience how long the end of what is under way is waited for */
    Chores(String name, int number, Duration patience) {
        this.patience = patience;
        threads = Executors.newScheduledThreadPool(
                number, Thread.ofPlatform().name(name + "-", 1).daemon().factory());
    }

    /** Does a chore at once, and again so long after each time that it is done. */
    void every(Duration period, String name, Runnable chore) {
        var _ = threads.scheduleWithFixedDelay(() -> attempt(name, chore), 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does a chore as often as it finds something to do, and looks again so long after it found nothing. */
    void whileAny(Duration pause, String name, BooleanSupplier chore) {
        every(pause, name, () -> {
            boolean found = true;
            while (found && !threads.isShutdown()) {
                found = chore.getAsBoolean();
            }
        });
    }

    private void attempt(String name, Runnable chore) {
        try {
            chore.run();
        } catch (RuntimeException failure) {
            if (!Thread.currentThread().isInterrupted()) {
                LOGGER.warn("{} failed", name, failure);
            }
        }
    }

    /** Lets what is under way come to its end, if that takes no longer than somebody wants to wait for it. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException _) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
