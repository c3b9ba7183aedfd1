package io.portcullis.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ChoresTest {

    private static final Duration SOON = Duration.ofMillis(1);

    @AutoClose
    private final Chores chores = new Chores("test", 2, Duration.ZERO);

    @Test
    void a_chore_that_fails_is_done_again() throws InterruptedException {
        CountDownLatch times = new CountDownLatch(3);
        chores.every(SOON, "A chore", () -> {
            times.countDown();
            throw new IllegalStateException("not this time");
        });

        times.await();
    }

    @Test
    void a_long_chore_keeps_no_other_waiting() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        chores.every(SOON, "A long chore", () -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        chores.every(SOON, "Another", done::countDown);

        done.await();
    }

    @Test
    void a_chore_goes_on_while_it_finds_something_to_do() throws InterruptedException {
        AtomicInteger left = new AtomicInteger(3);
        CountDownLatch nothingLeft = new CountDownLatch(1);
        chores.whileAny(Duration.ofDays(1), "A chore", () -> {
            if (left.get() == 0) {
                nothingLeft.countDown();
                return false;
            }
            return left.decrementAndGet() >= 0;
        });

        nothingLeft.await();
    }

    @Test
    void what_is_under_way_comes_to_its_end_before_the_server_stops() throws InterruptedException {
        Chores patient = new Chores("test", 1, Duration.ofDays(1));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        patient.every(Duration.ofDays(1), "A chore", () -> {
            begun.countDown();
            try {
                mayEnd.await();
                ended.set(true);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        begun.await();
        Thread closing = Thread.ofVirtual().start(patient::close);
        mayEnd.countDown();
        closing.join();

        assertThat(ended).isTrue();
    }

    @Test
    void who_has_closed_does_no_more() {
        chores.close();

        assertThatThrownBy(() -> chores.every(SOON, "A chore", () -> {}))
                .isInstanceOf(RejectedExecutionException.class);
    }
}
