package io.portcullis.bootstrap;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ChoresTest {

    private static final Duration SOON = Duration.ofMillis(1);

    @AutoClose
    private final Chores chores = new Chores();

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
    void who_has_closed_does_no_more() {
        chores.close();

        assertThatThrownBy(() -> chores.every(SOON, "A chore", () -> {}))
                .isInstanceOf(RejectedExecutionException.class);
    }
}
