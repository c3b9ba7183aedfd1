package io.portcullis.domain.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryScheduleTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.000001Z");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);

    @ParameterizedTest
    @CsvSource({"1, 10", "2, 20", "3, 40", "9, 2560", "10, 3600", "11, 3600", "31, 3600"})
    void a_wait_doubles_from_attempt_to_attempt_up_to_an_hour(int attempt, long seconds) {
        assertThat(RetrySchedule.DEFAULT.next(attempt, NOW)).contains(NOW.plusSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 33, Integer.MAX_VALUE})
    void after_the_last_attempt_there_is_none(int attempt) {
        assertThat(RetrySchedule.DEFAULT.next(attempt, NOW)).isEmpty();
    }

    @Test
    void a_mail_is_tried_for_about_a_day() {
        Instant due = NOW;
        int attempt = 1;
        for (Optional<Instant> next = Optional.of(NOW); next.isPresent(); attempt++) {
            due = next.get();
            next = RetrySchedule.DEFAULT.next(attempt, due);
        }
        assertThat(Duration.between(NOW, due)).isBetween(Duration.ofHours(22), Duration.ofHours(25));
    }

    @ParameterizedTest
    @ValueSource(ints = {31, 32, 63, 64, 65, 2_000_000_000})
    void however_many_attempts_there_were_no_wait_overflows(int attempt) {
        RetrySchedule unbounded = new RetrySchedule(SECOND, HOUR, Integer.MAX_VALUE);
        assertThat(unbounded.next(attempt, NOW)).contains(NOW.plus(HOUR));
    }

    @Test
    void over_any_schedule_no_wait_is_shorter_than_the_first_or_the_one_before_it_or_longer_than_the_longest() {
        long seed = new Random().nextLong();
        for (int round = 0; round < 500; round++) {
            Random random = new Random(seed + round);
            Duration first = Duration.ofMillis(1 + random.nextInt(100_000));
            Duration longest = first.plusMillis(random.nextInt(100_000_000));
            int attempts = 1 + random.nextInt(80);
            RetrySchedule schedule = new RetrySchedule(first, longest, attempts);
            Duration before = first;
            for (int attempt = 1; attempt < attempts; attempt++) {
                Duration wait =
                        Duration.between(NOW, schedule.next(attempt, NOW).orElseThrow());
                assertThat(wait)
                        .as("seed %d, round %d, attempt %d", seed, round, attempt)
                        .isBetween(before, longest);
                before = wait;
            }
            assertThat(schedule.next(attempts, NOW))
                    .as("seed %d, round %d, the last", seed, round)
                    .isEmpty();
        }
    }

    @Test
    void a_schedule_without_attempts_or_waits_is_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RetrySchedule(SECOND, HOUR, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new RetrySchedule(Duration.ZERO, HOUR, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RetrySchedule(HOUR, SECOND, 1));
    }
}
