package io.portcullis.testkit.http;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.TestInstance;

/**
 * What every part of the contract needs. All parts may ask one server at once: each works with addresses of its own,
 * and hashes few passwords, since a real server takes its time for them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HttpContract {

    /** How many ask at once; a server may give one client no more than fifty connections. */
    static final int CROWD = 40;

    /** What is under test; the same on every call. */
    protected abstract Subject subject();

    final Api api() {
        return new Api(subject().base(), Optional.empty());
    }

    final Answer send(Call call) {
        return api().send(call);
    }

    /** Lets time pass, or skips the test where it can't. */
    final void pass(Duration duration) {
        assumeTrue(subject().pass(duration), "time can't be made to pass here");
    }

    /** Lets a moment pass where none passes by itself, so that what comes next comes later. */
    final void passAMoment() {
        boolean _ = subject().pass(Duration.ofMillis(1));
    }

    /** Sends the same from many threads that start together. */
    static List<Answer> together(int times, Callable<Answer> ask) throws InterruptedException {
        CyclicBarrier start = new CyclicBarrier(times);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> futures = threads.invokeAll(IntStream.range(0, times)
                    .<Callable<Answer>>mapToObj(_ -> () -> {
                        start.await();
                        return ask.call();
                    })
                    .toList());
            return futures.stream().map(HttpContract::answer).toList();
        }
    }

    private static Answer answer(Future<Answer> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new AssertionError("a request failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
