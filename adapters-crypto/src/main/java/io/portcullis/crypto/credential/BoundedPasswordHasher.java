package io.portcullis.crypto.credential;

import io.portcullis.domain.credential.Password;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.port.PasswordHasher;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Another hasher, kept within limits: a few platform threads of its own, a short queue, and a refusal at once for what
 * can't be served in time. So a flood of logins costs the logins, and nothing else. A place belongs to the work: a
 * caller that is interrupted still waits for its answer, since bcrypt can't be stopped.
 */
public final class BoundedPasswordHasher implements PasswordHasher, AutoCloseable {

    /** How much the latest measurement weighs in the mean: one part in so many. */
    private static final int SMOOTHING = 8;

    private final PasswordHasher hasher;
    private final HashingLimits limits;
    private final LongSupplier nanoTime;
    private final ThreadPoolExecutor pool;
    private final AtomicLong meanNanos = new AtomicLong();

    public BoundedPasswordHasher(PasswordHasher hasher, HashingLimits limits) {
        this(hasher, limits, System::nanoTime);
    }

    /**
     * A bounded hasher that measures by another clock.
     *
     * @param nanoTime as {@link System#nanoTime()}
     */
    BoundedPasswordHasher(PasswordHasher hasher, HashingLimits limits, LongSupplier nanoTime) {
        this.hasher = hasher;
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.pool = new ThreadPoolExecutor(
                limits.threads(),
                limits.threads(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(limits.queue()),
                Thread.ofPlatform().name("password-hashing-", 1).daemon().factory());
    }

    @Override
    public Hashing hash(Password password) {
        return inTurn(() -> hasher.hash(password)).orElseGet(this::overloaded);
    }

    @Override
    public Verification verify(PresentedPassword presented, Optional<PasswordHash> hash) {
        return inTurn(() -> hasher.verify(presented, hash)).orElseGet(this::overloaded);
    }

    /** Takes no new work from now on; what was taken is still done. */
    @Override
    public void close() {
        pool.shutdown();
    }

    /** How many have a place in the queue and no thread yet. */
    int waiting() {
        return pool.getQueue().size();
    }

    /** What came of the work; absent where it was not begun. */
    private <T> Optional<T> inTurn(Supplier<T> work) {
        long queuedAt = nanoTime.getAsLong();
        try {
            return CompletableFuture.supplyAsync(() -> unlessTooLate(queuedAt, work), pool)
                    .join();
        } catch (RejectedExecutionException _) {
            return Optional.empty();
        }
    }

    private <T> Optional<T> unlessTooLate(long queuedAt, Supplier<T> work) {
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
    private Overloaded overloaded() {
        Duration wait = Duration.ofNanos(waiting() * meanNanos.get() / limits.threads());
        long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
        return new Overloaded(Duration.ofSeconds(Math.max(1, seconds)));
    }
}
