package io.portcullis.crypto.credential;

import java.time.Duration;

/**
 * How much hashing there may be at once.
 *
 * @param threads how many hashes are computed at a time; more than there are cores only slows each
 * @param queue how many wait for a thread; who finds it full is refused at once
 * @param deadline how long one waits at most; what is not begun by then is refused
 */
public record HashingLimits(int threads, int queue, Duration deadline) {

    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final int WAITING_PER_THREAD = 8;
    private static final int CLIENTS_AT_LEAST = 4;

    /** What holds where nothing is set. */
    public static final HashingLimits DEFAULT = of(CORES);

    public HashingLimits {
        if (threads < 1 || queue < 1 || !deadline.isPositive()) {
            throw new IllegalArgumentException("hashing needs a thread, a place in the queue and some time");
        }
    }

    /** How many places one client may take, so that three others find room beside it. */
    public int share() {
        return Math.max(1, queue / CLIENTS_AT_LEAST);
    }

    /** The defaults for that many threads. */
    public static HashingLimits of(int threads) {
        return new HashingLimits(threads, WAITING_PER_THREAD * threads, Duration.ofSeconds(3));
    }
}
