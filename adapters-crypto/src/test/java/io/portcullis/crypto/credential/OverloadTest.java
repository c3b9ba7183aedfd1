package io.portcullis.crypto.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.credential.NewPassword;
import io.portcullis.domain.credential.Password;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.credential.PasswordLength;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.port.PasswordHasher;
import io.portcullis.domain.port.PasswordHasher.Overloaded;
import io.portcullis.domain.port.PasswordHasher.Verification;
import io.portcullis.domain.port.PasswordHasher.Verification.Wrong;
import io.portcullis.domain.port.PasswordPolicy;
import io.portcullis.domain.port.PasswordPolicy.Judgement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What bounded work does when more is asked than it can do; the work is held back and the clock is moved by hand. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OverloadTest {

    private static final PresentedPassword PASSWORD = PresentedPassword.of("eight small hungry owls");
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final int THREADS = 2;
    private static final int QUEUE = 3;

    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final HeldBack work = new HeldBack();
    private final HashingPool pool = new HashingPool(new HashingLimits(THREADS, QUEUE, DEADLINE), nanoTime::get);
    private final BoundedPasswordHasher hasher = new BoundedPasswordHasher(work, pool);

    @AfterEach
    void close() {
        work.permits.release(1_000);
        pool.close();
    }

    @Test
    void what_finds_the_queue_full_is_refused_at_once_and_never_done() {
        List<Caller> callers = fill();
        assertThat(verify()).isEqualTo(new Overloaded(Duration.ofSeconds(1)));
        assertThat(hasher.hash(PASSWORD.possible().orElseThrow())).isEqualTo(new Overloaded(Duration.ofSeconds(1)));
        work.permits.release(1_000);
        assertThat(callers).allSatisfy(caller -> assertThat(caller.answer()).isEqualTo(new Wrong()));
        assertThat(work.begun).hasValue(THREADS + QUEUE);
    }

    @Test
    void judging_waits_in_the_same_queue_as_hashing() {
        NewPassword password = NewPassword.parse("eight small hungry owls", PasswordLength.DEFAULT)
                .ifValid()
                .orElseThrow();
        EmailAddress email = EmailAddress.parse("ada@example.org").ifValid().orElseThrow();
        PasswordPolicy policy = new BoundedPasswordPolicy(
                (_, _) -> {
                    throw new AssertionError("nothing is judged here");
                },
                pool);
        fill();
        assertThat(policy.judge(password, email)).isEqualTo(new Judgement.Overloaded(Duration.ofSeconds(1)));
    }

    @Test
    void room_comes_back_with_the_end_of_the_work() {
        List<Caller> callers = fill();
        work.permits.release(1_000);
        callers.forEach(Caller::answer);
        assertThat(verify()).isEqualTo(new Wrong());
    }

    @Test
    void no_more_is_done_at_a_time_than_there_are_threads() {
        fill();
        assertThat(work.begun).hasValue(THREADS);
    }

    @Test
    void a_refusal_tells_how_long_the_queue_takes() {
        work.takes = Duration.ofMillis(2_500);
        work.permits.release(1);
        verify();
        fill();
        assertThat(verify())
                .as("three in the queue, at 2.5 s each, by two threads: 3.75 s")
                .isEqualTo(new Overloaded(Duration.ofSeconds(4)));
    }

    @Test
    void what_waited_past_the_deadline_is_refused_and_never_done() {
        List<Caller> callers = fill();
        nanoTime.addAndGet(DEADLINE.toNanos() + 1);
        work.permits.release(1_000);
        assertThat(callers)
                .extracting(Caller::answer)
                .filteredOn(Overloaded.class::isInstance)
                .hasSize(QUEUE);
        assertThat(work.begun).hasValue(THREADS);
    }

    @Test
    void what_begins_by_the_deadline_is_done() {
        List<Caller> callers = fill();
        nanoTime.addAndGet(DEADLINE.toNanos());
        work.permits.release(1_000);
        assertThat(callers).allSatisfy(caller -> assertThat(caller.answer()).isEqualTo(new Wrong()));
    }

    @Test
    void a_place_belongs_to_the_work_and_not_to_the_caller() {
        List<Caller> callers = fill();
        callers.forEach(caller -> caller.thread.interrupt());
        assertThat(verify()).as("while the work goes on").isInstanceOf(Overloaded.class);
        work.permits.release(1_000);
        assertThat(callers).allSatisfy(caller -> {
            assertThat(caller.answer()).isEqualTo(new Wrong());
            assertThat(caller.knowsOfInterruption).isTrue();
        });
        assertThat(work.interrupted).isFalse();
    }

    @Test
    void the_work_is_done_on_platform_threads_with_a_name() {
        work.permits.release(1);
        verify();
        assertThat(work.lastThread.get()).satisfies(thread -> {
            assertThat(thread.isVirtual()).isFalse();
            assertThat(thread.getName()).startsWith("password-hashing-");
        });
    }

    @Test
    void a_bug_in_the_work_reaches_the_caller_and_takes_no_thread() {
        work.permits.release(1_000);
        work.failure = new IllegalStateException("a bug");
        for (int i = 0; i < THREADS + QUEUE + 1; i++) {
            assertThatThrownBy(this::verify).hasRootCause(work.failure);
        }
        work.failure = null;
        assertThat(verify()).isEqualTo(new Wrong());
    }

    @Test
    void a_closed_pool_takes_nothing_new_and_ends_what_it_took() {
        List<Caller> callers = fill();
        pool.close();
        assertThat(verify()).isInstanceOf(Overloaded.class);
        work.permits.release(1_000);
        assertThat(callers).allSatisfy(caller -> assertThat(caller.answer()).isEqualTo(new Wrong()));
        assertThat(verify()).isInstanceOf(Overloaded.class);
    }

    private Verification verify() {
        return hasher.verify(PASSWORD, Optional.empty());
    }

    /** As many callers as there is room for: the first have a thread each, the others wait. */
    private List<Caller> fill() {
        int before = work.begun.get();
        List<Caller> working =
                IntStream.range(0, THREADS).mapToObj(_ -> new Caller()).toList();
        while (work.begun.get() < before + THREADS) {
            Thread.onSpinWait();
        }
        List<Caller> waiting =
                IntStream.range(0, QUEUE).mapToObj(_ -> new Caller()).toList();
        while (pool.waiting() < QUEUE) {
            Thread.onSpinWait();
        }
        return IntStream.range(0, THREADS + QUEUE)
                .mapToObj(i -> i < THREADS ? working.get(i) : waiting.get(i - THREADS))
                .toList();
    }

    /** Somebody who waits for a check, on a thread of their own. */
    private final class Caller {

        private final CompletableFuture<Verification> answer = new CompletableFuture<>();
        private volatile boolean knowsOfInterruption;
        private final Thread thread = Thread.ofVirtual().start(() -> {
            Verification came = verify();
            knowsOfInterruption = Thread.interrupted();
            answer.complete(came);
        });

        Verification answer() {
            return answer.join();
        }
    }

    /** A hasher whose work begins at once and ends only when a permit is given. */
    private final class HeldBack implements PasswordHasher {

        private final Semaphore permits = new Semaphore(0);
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicReference<Thread> lastThread = new AtomicReference<>();
        private volatile Duration takes = Duration.ZERO;
        private volatile boolean interrupted;
        private volatile @Nullable RuntimeException failure;

        @Override
        public Hashing hash(Password password) {
            throw new AssertionError("nothing is hashed here");
        }

        @Override
        public Verification verify(PresentedPassword presented, Optional<PasswordHash> hash) {
            lastThread.set(Thread.currentThread());
            begun.incrementAndGet();
            permits.acquireUninterruptibly();
            interrupted |= Thread.interrupted();
            nanoTime.addAndGet(takes.toNanos());
            RuntimeException bug = failure;
            if (bug != null) {
                throw bug;
            }
            return new Wrong();
        }
    }
}
