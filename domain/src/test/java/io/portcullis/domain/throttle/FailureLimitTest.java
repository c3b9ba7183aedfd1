package io.portcullis.domain.throttle;

import static io.portcullis.domain.throttle.Settlement.NOT_CHECKED;
import static io.portcullis.domain.throttle.Settlement.RIGHT;
import static io.portcullis.domain.throttle.Settlement.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FailureLimitTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00.000001Z");
    private static final Duration TICK = Duration.of(1, ChronoUnit.MICROS);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FREE = 5;
    private static final int CLOSING = 100;
    private static final FailureLimit LIMIT = new FailureLimit(FREE, CLOSING, SECOND, HOUR, PATIENCE);

    @Test
    void five_failures_in_a_row_are_free() {
        Budget budget = Budget.UNTOUCHED;
        for (int failure = 1; failure <= FREE; failure++) {
            budget = failed(budget, START);
            assertThat(budget.failures()).isEqualTo(failure);
        }
        assertThat(LIMIT.reserve(budget, START)).isEqualTo(new Verdict.Wait(SECOND));
    }

    @ParameterizedTest
    @CsvSource({
        "5, 1",
        "6, 2",
        "7, 4",
        "8, 8",
        "16, 2048",
        "17, 3600",
        "18, 3600",
        "60, 3600",
        "68, 3600",
        "69, 3600",
        "2000000000, 3600"
    })
    void every_further_failure_waits_twice_as_long_up_to_an_hour(int failures, long seconds) {
        FailureLimit neverClosing = new FailureLimit(FREE, Integer.MAX_VALUE, SECOND, HOUR, PATIENCE);
        Budget reserved = new Budget(0, failures - 1, 1, START, Instant.EPOCH);
        Budget budget = neverClosing.settle(reserved, reserved, WRONG, START);
        Instant opensAt = START.plusSeconds(seconds);
        assertThat(neverClosing.reserve(budget, START)).isEqualTo(new Verdict.Wait(Duration.ofSeconds(seconds)));
        assertThat(neverClosing.reserve(budget, opensAt.minus(TICK))).isEqualTo(new Verdict.Wait(SECOND));
        assertThat(neverClosing.reserve(budget, opensAt)).isInstanceOf(Verdict.Admitted.class);
    }

    @Test
    void the_hundredth_failure_in_a_row_closes_the_budget() {
        Budget budget = Budget.UNTOUCHED;
        Instant now = START;
        for (int failure = 1; failure <= CLOSING; failure++) {
            assertThat(LIMIT.closed(budget)).as("before failure %d", failure).isFalse();
            now = now.plus(HOUR);
            budget = failed(budget, now);
        }
        assertThat(budget.failures()).isEqualTo(CLOSING);
        assertThat(LIMIT.closed(budget)).isTrue();
    }

    /** Whoever is told a wait can't tell whether it ends. */
    @Test
    void a_closed_budget_admits_nothing_however_long_one_waits_and_tells_the_longest_wait() {
        Budget closed = failed(new Budget(0, CLOSING - 1, 0, START, START), START);
        for (Duration waited : List.of(Duration.ZERO, TICK, HOUR, HOUR.plus(TICK), Duration.ofDays(36_500))) {
            assertThat(LIMIT.reserve(closed, START.plus(waited)))
                    .as("after %s", waited)
                    .isEqualTo(new Verdict.Wait(HOUR));
        }
    }

    @Test
    void a_clock_set_back_opens_no_closed_budget() {
        Budget closed = failed(new Budget(0, CLOSING - 1, 0, START, START), START);
        assertThat(LIMIT.reserve(closed, START.minusSeconds(7_200))).isEqualTo(new Verdict.Wait(HOUR));
    }

    /** Else a server that dies under each check would let somebody guess for ever. */
    @Test
    void a_lost_check_closes_the_budget_as_any_failure_does() {
        Budget last = admitted(new Budget(0, CLOSING - 1, 0, START, START), START);
        assertThat(LIMIT.reserve(last, START.plus(PATIENCE).minus(TICK)))
                .as("while it may still be right")
                .isEqualTo(new Verdict.Wait(SECOND));
        assertThat(LIMIT.reserve(last, START.plus(PATIENCE))).isEqualTo(new Verdict.Wait(HOUR));
        assertThat(LIMIT.reserve(last, START.plus(Duration.ofDays(36_500)))).isEqualTo(new Verdict.Wait(HOUR));
    }

    @Test
    void the_last_check_before_it_closes_may_still_be_right_and_forgets_all_failures() {
        Budget last = admitted(new Budget(3, CLOSING - 1, 0, START, START), START);
        assertThat(LIMIT.settle(last, last, RIGHT, START)).isEqualTo(new Budget(4, 0, 0, START, Instant.EPOCH));
    }

    @Test
    void a_last_check_that_is_not_checked_closes_nothing() {
        Budget last = admitted(new Budget(0, CLOSING - 1, 0, START, START), START);
        Budget after = LIMIT.settle(last, last, NOT_CHECKED, START);
        assertThat(LIMIT.closed(after)).isFalse();
        assertThat(LIMIT.reserve(after, START)).isInstanceOf(Verdict.Admitted.class);
    }

    @Test
    void a_wait_is_told_in_whole_seconds_and_never_too_short() {
        Budget budget = new Budget(0, 10, 0, START, START.plusMillis(2_001));
        assertThat(LIMIT.reserve(budget, START)).isEqualTo(new Verdict.Wait(Duration.ofSeconds(3)));
        assertThat(LIMIT.reserve(budget, START.plusMillis(1))).isEqualTo(new Verdict.Wait(Duration.ofSeconds(2)));
    }

    @Test
    void at_once_no_more_is_admitted_than_one_after_the_other() {
        Budget budget = Budget.UNTOUCHED;
        for (int check = 1; check <= FREE; check++) {
            budget = admitted(budget, START);
        }
        assertThat(LIMIT.reserve(budget, START)).isEqualTo(new Verdict.Wait(SECOND));
        Budget oneFailed = LIMIT.settle(budget, budget, WRONG, START);
        assertThat(LIMIT.reserve(oneFailed, START))
                .as("a check while one has failed and four are in flight")
                .isEqualTo(new Verdict.Wait(SECOND));
        Budget oneGivenBack = LIMIT.settle(budget, budget, NOT_CHECKED, START);
        assertThat(LIMIT.reserve(oneGivenBack, START))
                .as("a check while four are in flight")
                .isInstanceOf(Verdict.Admitted.class);
    }

    @Test
    void after_the_free_failures_one_check_is_in_flight_at_a_time() {
        Budget budget = admitted(new Budget(0, 20, 0, START, START), START);
        assertThat(LIMIT.reserve(budget, START)).isEqualTo(new Verdict.Wait(SECOND));
    }

    @Test
    void the_right_password_forgets_all_failures() {
        Budget before = admitted(new Budget(3, 20, 0, START, START), START);
        Budget after = LIMIT.settle(before, before, RIGHT, START);
        assertThat(after).isEqualTo(new Budget(4, 0, 0, START, Instant.EPOCH));
    }

    @ParameterizedTest
    @EnumSource
    void what_was_reserved_before_the_right_password_changes_nothing_after_it(Settlement settlement) {
        Budget early = admitted(Budget.UNTOUCHED, START);
        Budget right = admitted(early, START);
        Budget forgotten = LIMIT.settle(right, right, RIGHT, START);
        Budget anew = admitted(forgotten, START);
        assertThat(LIMIT.settle(anew, early, settlement, START)).isEqualTo(anew);
    }

    @Test
    void a_check_that_is_never_settled_has_failed_once_patience_is_over() {
        Budget full = new Budget(7, 2, 3, START, Instant.EPOCH);
        assertThat(LIMIT.reserve(full, START.plus(PATIENCE).minus(TICK))).isEqualTo(new Verdict.Wait(SECOND));
        assertThat(LIMIT.reserve(full, START.plus(PATIENCE)))
                .isEqualTo(new Verdict.Admitted(new Budget(8, 5, 1, START.plus(PATIENCE), START.plus(SECOND))));
    }

    @Test
    void a_lost_check_starts_a_wait_as_any_failure_does_from_when_it_was_reserved() {
        Budget lost = new Budget(0, 9, 1, START, START);
        assertThat(LIMIT.reserve(lost, START.plus(PATIENCE)))
                .isEqualTo(new Verdict.Wait(Duration.ofSeconds(32).minus(PATIENCE)));
        assertThat(LIMIT.reserve(lost, START.plusSeconds(32))).isInstanceOf(Verdict.Admitted.class);
    }

    @ParameterizedTest
    @EnumSource
    void a_lost_check_that_is_settled_after_all_changes_nothing(Settlement settlement) {
        Budget lost = admitted(Budget.UNTOUCHED, START);
        Budget budget = admitted(lost, START.plus(PATIENCE));
        assertThat(LIMIT.settle(budget, lost, settlement, START.plus(PATIENCE))).isEqualTo(budget);
    }

    /** Its place went to another subject and it took it back, or it was swept: what it then has begins at epoch 0 too. */
    @Test
    void settling_what_a_lost_budget_had_reserved_is_no_fault() {
        Budget reserved = admitted(Budget.UNTOUCHED, START);
        Budget anew = failed(Budget.UNTOUCHED, START);
        assertThat(LIMIT.settle(anew, reserved, WRONG, START)).isEqualTo(new Budget(0, 2, 0, START, Instant.EPOCH));
        assertThat(LIMIT.settle(anew, reserved, NOT_CHECKED, START)).isEqualTo(anew);
        assertThat(LIMIT.settle(anew, reserved, RIGHT, START).failures()).isZero();
    }

    @Test
    void a_clock_set_back_never_opens_what_is_shut() {
        Budget shut = failed(new Budget(0, 14, 0, START, START), START);
        Instant opensAt = START.plusSeconds(1_024);
        assertThat(shut.opensAt()).isEqualTo(opensAt);
        Instant earlier = START.minusSeconds(7_200);
        assertThat(LIMIT.reserve(shut, earlier)).isEqualTo(new Verdict.Wait(Duration.between(earlier, opensAt)));
        Budget again = LIMIT.settle(admitted(shut, opensAt), admitted(shut, opensAt), WRONG, earlier);
        assertThat(again.opensAt())
                .as("what a failure after the clock was set back opens")
                .isEqualTo(opensAt);
    }

    @Test
    void a_clock_set_back_shuts_out_nobody_who_need_not_wait() {
        Instant earlier = START.minusSeconds(7_200);
        Budget right = admitted(Budget.UNTOUCHED, START);
        assertThat(LIMIT.reserve(LIMIT.settle(right, right, RIGHT, START), earlier))
                .as("a check after the right password")
                .isInstanceOf(Verdict.Admitted.class);
        assertThat(LIMIT.reserve(failed(Budget.UNTOUCHED, START), earlier))
                .as("a check after a free failure")
                .isInstanceOf(Verdict.Admitted.class);
    }

    @Test
    void a_limit_that_admits_nothing_or_waits_for_nothing_is_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FailureLimit(0, CLOSING, SECOND, HOUR, PATIENCE));
        assertThatIllegalArgumentException()
                .as("closed before the free failures are used up")
                .isThrownBy(() -> new FailureLimit(FREE, FREE - 1, SECOND, HOUR, PATIENCE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FailureLimit(1, CLOSING, Duration.ZERO, HOUR, PATIENCE));
        assertThatIllegalArgumentException().isThrownBy(() -> new FailureLimit(1, CLOSING, HOUR, SECOND, PATIENCE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FailureLimit(1, CLOSING, SECOND, HOUR, Duration.ZERO));
    }

    /** What becomes of a check, decided when it is admitted. */
    private record Check(Budget reserved, Optional<Settlement> fate) {}

    /**
     * Whoever guesses at once, in any order, with servers that die under the check and with lost checks that come back,
     * guesses no more than whoever tries one after the other and is refused in no time: from one right password to the
     * next, the first guesses are free, each one after them comes at least its wait after the guess before it, and there
     * are no more than close the budget; once it is closed nothing is in flight that might be right.
     */
    @Test
    void over_any_history_guessing_at_once_gains_nothing() {
        long seed = new Random().nextLong();
        int admittedInAll = 0;
        int closedInAll = 0;
        for (int round = 0; round < 500; round++) {
            Random random = new Random(seed + round);
            int free = 1 + random.nextInt(6);
            FailureLimit limit = new FailureLimit(free, free + random.nextInt(8), SECOND, HOUR, PATIENCE);
            Budget budget = Budget.UNTOUCHED;
            List<Check> open = new ArrayList<>();
            List<Instant> guesses = new ArrayList<>();
            Instant now = START;
            for (int step = 0; step < 80; step++) {
                String history = "seed %d, round %d, step %d: %s".formatted(seed, round, step, budget);
                switch (random.nextInt(8)) {
                    case 0 -> now = now.plus(pause(random));
                    case 1, 2, 3 -> {
                        if (open.isEmpty()) {
                            continue;
                        }
                        Check check = open.remove(random.nextInt(open.size()));
                        Settlement settlement = check.fate().orElse(WRONG);
                        Budget next = limit.settle(budget, check.reserved(), settlement, now);
                        boolean forgotten = check.reserved().epoch() != budget.epoch();
                        if (forgotten) {
                            assertThat(next).as(history).isEqualTo(budget);
                        } else if (settlement == RIGHT) {
                            guesses.clear();
                        }
                        budget = next;
                    }
                    default -> {
                        if (!(limit.reserve(budget, now) instanceof Verdict.Admitted(Budget next))) {
                            continue;
                        }
                        admittedInAll++;
                        budget = next;
                        Optional<Settlement> fate = fate(random);
                        if (fate.isPresent() || random.nextBoolean()) {
                            open.add(new Check(budget, fate));
                        }
                        if (fate.isEmpty() || fate.get() == WRONG) {
                            guesses.add(now);
                            assertThat(now)
                                    .as(history + ": guess number %d", guesses.size())
                                    .isAfterOrEqualTo(oneAfterTheOther(free, guesses));
                            assertThat(guesses).as(history).hasSizeLessThanOrEqualTo(limit.closing());
                        }
                    }
                }
                assertThat(budget.inFlight())
                        .as(history)
                        .isNotNegative()
                        .isLessThanOrEqualTo(Math.max(1, free - budget.failures()));
                if (limit.closed(budget)) {
                    closedInAll++;
                    assertThat(budget.inFlight())
                            .as(history + ": in flight once closed")
                            .isZero();
                    assertThat(limit.reserve(budget, now.plus(pause(random))))
                            .as(history)
                            .isEqualTo(new Verdict.Wait(HOUR));
                }
            }
        }
        assertThat(admittedInAll).as("seed %d", seed).isGreaterThan(2_000);
        assertThat(closedInAll).as("seed %d: steps with a closed budget", seed).isGreaterThan(500);
    }

    /** When the last of the guesses could have been made one after the other: its wait after the one before it. */
    private static Instant oneAfterTheOther(int free, List<Instant> guesses) {
        int before = guesses.size() - 1;
        if (before < free) {
            return guesses.getFirst();
        }
        long seconds = before - free < 12 ? 1L << (before - free) : HOUR.toSeconds();
        return guesses.get(before - 1).plusSeconds(seconds);
    }

    /** A check that isn't checked leaves no trace but its time, whatever happens between its two ends. */
    @Test
    void over_any_history_what_is_not_checked_was_never_tried() {
        long seed = new Random().nextLong();
        for (int round = 0; round < 500; round++) {
            Random random = new Random(seed + round);
            Budget with = Budget.UNTOUCHED;
            Budget without = Budget.UNTOUCHED;
            Optional<Budget> unchecked = Optional.empty();
            List<Budget> open = new ArrayList<>();
            Instant now = START;
            for (int step = 0; step < 40; step++) {
                now = now.plusMillis(random.nextInt(500));
                String history = "seed %d, round %d, step %d: %s, else %s".formatted(seed, round, step, with, without);
                if (random.nextInt(4) == 0) {
                    if (unchecked.isPresent()) {
                        with = LIMIT.settle(with, unchecked.get(), NOT_CHECKED, now);
                        unchecked = Optional.empty();
                    } else if (LIMIT.reserve(with, now) instanceof Verdict.Admitted(Budget next)) {
                        with = next;
                        unchecked = Optional.of(next);
                    }
                } else if (!open.isEmpty() && random.nextBoolean()) {
                    Budget reserved = open.remove(random.nextInt(open.size()));
                    Settlement settlement = random.nextInt(6) == 0 ? RIGHT : WRONG;
                    with = LIMIT.settle(with, reserved, settlement, now);
                    without = LIMIT.settle(without, reserved, settlement, now);
                } else if (LIMIT.reserve(with, now) instanceof Verdict.Admitted(Budget next)) {
                    with = next;
                    without = admitted(without, now);
                    open.add(next);
                }
                if (unchecked.isEmpty()) {
                    assertThat(at(START, with)).as(history).isEqualTo(at(START, without));
                }
            }
        }
    }

    /** Whoever waits as long as they were told, and nobody else tries meanwhile, is let in; and not before the wait. */
    @Test
    void over_any_history_whoever_waits_as_told_is_let_in() {
        long seed = new Random().nextLong();
        for (int round = 0; round < 500; round++) {
            Random random = new Random(seed + round);
            Budget budget = Budget.UNTOUCHED;
            Instant now = START;
            for (int failure = 1; failure <= 30; failure++) {
                now = now.plusMillis(random.nextInt(3_000));
                String history = "seed %d, round %d, failure %d: %s".formatted(seed, round, failure, budget);
                if (LIMIT.reserve(budget, now) instanceof Verdict.Wait(Duration retryAfter)) {
                    assertThat(failure).as(history).isGreaterThan(FREE);
                    assertThat(LIMIT.reserve(
                                    budget, now.plus(retryAfter).minus(SECOND).minus(TICK)))
                            .as(history)
                            .isInstanceOf(Verdict.Wait.class);
                    now = now.plus(retryAfter);
                }
                assertThat(LIMIT.reserve(budget, now)).as(history).isInstanceOf(Verdict.Admitted.class);
                Budget reserved = admitted(budget, now);
                now = now.plusMillis(random.nextInt(3_000));
                budget = LIMIT.settle(reserved, reserved, WRONG, now);
            }
        }
    }

    private static Optional<Settlement> fate(Random random) {
        return switch (random.nextInt(20)) {
            case 0 -> Optional.of(RIGHT);
            case 1, 2, 3 -> Optional.of(NOT_CHECKED);
            case 4 -> Optional.empty();
            default -> Optional.of(WRONG);
        };
    }

    /** Mostly short; at times longer than patience, at times than any wait. */
    private static Duration pause(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> PATIENCE.plusMillis(random.nextInt(5_000));
            case 1 -> Duration.ofSeconds(random.nextInt(4_000));
            default -> Duration.ofMillis(random.nextInt(4_000));
        };
    }

    private static Budget admitted(Budget budget, Instant now) {
        assertThat(LIMIT.reserve(budget, now)).isInstanceOf(Verdict.Admitted.class);
        return ((Verdict.Admitted) LIMIT.reserve(budget, now)).next();
    }

    private static Budget failed(Budget budget, Instant now) {
        Budget reserved = admitted(budget, now);
        return LIMIT.settle(reserved, reserved, WRONG, now);
    }

    private static Budget at(Instant reservedAt, Budget budget) {
        return new Budget(budget.epoch(), budget.failures(), budget.inFlight(), reservedAt, budget.opensAt());
    }
}
