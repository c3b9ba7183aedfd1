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
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00.000001Z");
    private static final Duration TICK = Duration.of(1, ChronoUnit.MICROS);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final RateLimit LIMIT = new RateLimit(30, MINUTE);
    private static final Duration SHARE = Duration.ofSeconds(2);

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 10, 30, 120})
    void so_many_are_admitted_at_once_and_no_more(int tries) {
        RateLimit limit = new RateLimit(tries, MINUTE);
        assertThat(atOnce(limit, Budget.UNTOUCHED, START)).isEqualTo(tries);
    }

    @Test
    void a_rate_never_closes() {
        assertThat(LIMIT.closed(Budget.UNTOUCHED)).isFalse();
        assertThat(LIMIT.closed(spent(START))).isFalse();
        assertThat(LIMIT.closed(new Budget(0, Integer.MAX_VALUE, 0, START, START)))
                .as("whatever is counted besides")
                .isFalse();
    }

    @Test
    void the_budget_refills_evenly() {
        Budget spent = spent(START);
        assertThat(LIMIT.reserve(spent, START)).isEqualTo(new Verdict.Wait(SHARE));
        assertThat(LIMIT.reserve(spent, START.plus(SHARE).minus(TICK)))
                .isEqualTo(new Verdict.Wait(Duration.ofSeconds(1)));
        for (int shares = 1; shares <= 30; shares++) {
            assertThat(atOnce(LIMIT, spent, START.plus(SHARE.multipliedBy(shares))))
                    .as("tries admitted %d shares after all were spent", shares)
                    .isEqualTo(shares);
        }
        assertThat(atOnce(LIMIT, spent, START.plus(Duration.ofDays(365))))
                .as("tries admitted after a year")
                .isEqualTo(30);
    }

    @ParameterizedTest
    @EnumSource(names = {"RIGHT", "WRONG"})
    void a_try_that_was_checked_is_spent_whatever_came_of_it(Settlement settlement) {
        Budget budget = admitted(LIMIT, Budget.UNTOUCHED, START);
        assertThat(LIMIT.settle(budget, budget, settlement, START)).isEqualTo(budget);
    }

    @Test
    void a_try_that_was_not_checked_is_given_back() {
        Budget spent = spent(START);
        Budget givenBack = LIMIT.settle(spent, spent, NOT_CHECKED, START);
        assertThat(atOnce(LIMIT, givenBack, START)).isEqualTo(1);
    }

    @Test
    void nobody_gets_back_more_than_a_whole_budget() {
        Budget budget = admitted(LIMIT, Budget.UNTOUCHED, START);
        Budget givenBack = LIMIT.settle(budget, budget, NOT_CHECKED, START.plus(MINUTE));
        assertThat(atOnce(LIMIT, givenBack, START.plus(MINUTE))).isEqualTo(30);
    }

    @Test
    void a_clock_set_back_never_opens_what_is_shut() {
        Instant earlier = START.minusSeconds(7_200);
        assertThat(LIMIT.reserve(spent(START), earlier))
                .isEqualTo(new Verdict.Wait(Duration.between(earlier, START.plus(SHARE))));
    }

    @Test
    void a_rate_of_nothing_or_in_no_time_is_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(0, MINUTE));
        assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(1, Duration.ZERO));
    }

    /**
     * Whatever the pace, in no window of a period are more than twice the tries admitted, those given back aside: a
     * whole budget, and what refills meanwhile. From the first try on it is one budget, and one share each.
     */
    @Test
    void over_any_history_no_window_admits_more_than_a_budget_and_its_refill() {
        long seed = new Random().nextLong();
        for (int round = 0; round < 1_000; round++) {
            Random random = new Random(seed + round);
            int tries = 1 + random.nextInt(40);
            RateLimit limit = new RateLimit(tries, MINUTE);
            int busiest = 1 + random.nextInt(6_000);
            Budget budget = Budget.UNTOUCHED;
            Instant now = START;
            List<Instant> spent = new ArrayList<>();
            for (int step = 0; step < 300; step++) {
                now = random.nextInt(20) == 0
                        ? now.plusSeconds(random.nextInt(90))
                        : now.plusMillis(random.nextInt(busiest));
                if (!(limit.reserve(budget, now) instanceof Verdict.Admitted(Budget next))) {
                    continue;
                }
                boolean unchecked = random.nextInt(5) == 0;
                budget = limit.settle(next, next, unchecked ? NOT_CHECKED : random.nextBoolean() ? RIGHT : WRONG, now);
                if (unchecked) {
                    continue;
                }
                spent.add(now);
                String history = "seed %d, round %d, step %d".formatted(seed, round, step);
                Instant from = now.minus(MINUTE);
                assertThat(spent.stream().filter(at -> at.isAfter(from)).count())
                        .as(history + ": tries in the last minute")
                        .isLessThanOrEqualTo(2L * tries);
                long refilled = Duration.between(spent.getFirst(), now)
                        .multipliedBy(tries)
                        .dividedBy(MINUTE);
                assertThat((long) spent.size())
                        .as(history + ": tries in all")
                        .isLessThanOrEqualTo(tries + refilled + 1);
            }
        }
    }

    /** Whoever always waits as long as they were told gets the whole rate, to the second that a wait is rounded up to. */
    @Test
    void over_any_history_whoever_waits_as_told_is_let_in() {
        long seed = new Random().nextLong();
        for (int round = 0; round < 500; round++) {
            Random random = new Random(seed + round);
            RateLimit limit = new RateLimit(1 + random.nextInt(200), MINUTE);
            Budget budget = Budget.UNTOUCHED;
            Instant now = START;
            for (int step = 0; step < 300; step++) {
                now = now.plusMillis(random.nextInt(400));
                if (limit.reserve(budget, now) instanceof Verdict.Wait(Duration retryAfter)) {
                    assertThat(limit.reserve(
                                    budget, now.plus(retryAfter).minusSeconds(1).minus(TICK)))
                            .as("seed %d, round %d, step %d: before the wait is over", seed, round, step)
                            .isInstanceOf(Verdict.Wait.class);
                    now = now.plus(retryAfter);
                }
                assertThat(limit.reserve(budget, now))
                        .as("seed %d, round %d, step %d: after the wait", seed, round, step)
                        .isInstanceOf(Verdict.Admitted.class);
                budget = admitted(limit, budget, now);
            }
        }
    }

    private static int atOnce(RateLimit limit, Budget budget, Instant now) {
        int admitted = 0;
        Budget present = budget;
        while (admitted <= limit.tries() && limit.reserve(present, now) instanceof Verdict.Admitted(Budget next)) {
            present = next;
            admitted++;
        }
        return admitted;
    }

    private static Budget spent(Instant now) {
        Budget budget = Budget.UNTOUCHED;
        for (int i = 0; i < LIMIT.tries(); i++) {
            budget = admitted(LIMIT, budget, now);
        }
        return budget;
    }

    private static Budget admitted(RateLimit limit, Budget budget, Instant now) {
        assertThat(limit.reserve(budget, now)).isInstanceOf(Verdict.Admitted.class);
        return ((Verdict.Admitted) limit.reserve(budget, now)).next();
    }
}
