package io.portcullis.testkit.contract;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Has several threads do things at once; who won is read from what is left afterwards. */
public final class Race {

    /** As many as a busy server may see at one row. */
    public static final int RUNNERS = 50;

    /** How long a plug that should wait is given to show that it doesn't; a correct one can't fail by it. */
    private static final long TEMPTATION_MILLIS = 250;

    private Race() {}

    /**
     * Starts {@value #RUNNERS} attempts at the same moment.
     *
     * @param attempt is given its number, from 0
     * @return what each returned, by number
     */
    public static <T> List<T> run(IntFunction<T> attempt) {
        return run(RUNNERS, attempt);
    }

    /** Starts that many attempts at the same moment. */
    public static <T> List<T> run(int runners, IntFunction<T> attempt) {
        CyclicBarrier start = new CyclicBarrier(runners);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = IntStream.range(0, runners)
                    .mapToObj(number -> threads.submit(() -> {
                        start.await();
                        return attempt.apply(number);
                    }))
                    .toList();
            return running.stream().map(Race::outcome).toList();
        }
    }

    /**
     * Runs two pieces of work, the second of which starts when the first pauses. The pause never waits for the second to
     * get anywhere: a store with one lock won't let it in before the first has ended.
     *
     * @param first is given its pause, to be run where it has done its work and not ended yet
     * @return what the second returned
     */
    public static <T> T overlap(Consumer<Runnable> first, Supplier<T> second) {
        CountDownLatch paused = new CountDownLatch(1);
        CountDownLatch resume = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> early = threads.submit(() -> {
                try {
                    first.accept(() -> {
                        paused.countDown();
                        pass(resume);
                    });
                } finally {
                    paused.countDown();
                }
            });
            pass(paused);
            Future<T> late = threads.submit(second::get);
            tempt(late);
            resume.countDown();
            outcome(early);
            return outcome(late);
        }
    }

    private static void tempt(Future<?> late) {
        try {
            late.get(TEMPTATION_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            // It waits, or its failure is told with its outcome.
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static void pass(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static <T> T outcome(Future<T> running) {
        try {
            return running.get();
        } catch (ExecutionException e) {
            throw new AssertionError("an attempt broke down; losing a race must be told as a value", e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static AssertionError interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new AssertionError("the race took too long", e);
    }
}
