package io.portcullis.crypto.credential;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The threads that work on passwords: a few platform threads, a short queue, and a refusal at once for what can't be
 * served in time. So a flood of logins costs the logins, and nothing else. A place belongs to the work: a caller that is
 * interrupted still waits for its answer, since bcrypt can't be stopped.
 */
public final class HashingPool implements AutoCloseable {

    /** How much the latest measurement weighs in the mean: one part in so many. */
    private static final int SMOOTHING = 8;

    private final HashingLimits limits;
    private final LongSupplier nanoTime;
    private final ThreadPoolExecutor threads;
    private final AtomicLong meanNanos = new AtomicLong();

    public HashingPool(HashingLimits limits) {
        this(limits, System::nanoTime);
    }

    /**
     * A pool that measures by another clock.
     *
     * @param nanoTime as {@link System#nanoTime()}
     */
    HashingPool(HashingLimits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.threads = new ThreadPoolExecutor(
                limits.threads(),
                limits.threads(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(limits.queue()),
                Thread.ofPlatform().name("password-hashing-", 1).daemon().factory());
    }

    /**
     * What came of the work, done in its turn.
     *
     * @param overloaded what to answer instead where the work was not begun, given when to try again: in whole seconds,
     *     one at least
     */
    <T> T inTurn(Supplier<? extends T> work, Function<Duration, ? extends T> overloaded) {
        long queuedAt = nanoTime.getAsLong();
        Optional<T> done;
        try {
            done = CompletableFuture.supplyAsync(() -> this.<T>unlessTooLate(queuedAt, work), threads)
                    .join();
        } catch (RejectedExecutionException _) {
            done = Optional.empty();
        }
        return done.orElseGet(() -> overloaded.apply(retryAfter()));
    }

    /** Takes no new work from now on; what was taken is still done. */
    @Override
    public void close() {
        threads.shutdown();
    }

    /** How many have a place in the queue and no thread yet. */
    int waiting() {
        return threads.getQueue().size();
    }

    private <T> Optional<T> unlessTooLate(long queuedAt, Supplier<? extends T> work) {
        long begunAt = nanoTime.getAsLong();
        if (begunAt - queuedAt > limits.deadline().toNanos()) {
            return Optional.empty();
        }
        T result = work.get();
        measured(nanoTime.getAsLong() - begunAt);
        return Optional.of(result);
    }

    private void measured(long nanos) {
        meanNanos.accumulateAndGet(nanos, (mean, latest) -> mean == 0 ? latest : mean + (latest - mean) / SMOOTHING);
    }

    /** As long as the queue now takes, by the mean of what was measured. */
    private Duration retryAfter() {
        Duration wait = Duration.ofNanos(waiting() * meanNanos.get() / limits.threads());
        long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
        return Duration.ofSeconds(Math.max(1, seconds));
    }
}
