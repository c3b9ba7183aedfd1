package io.portcullis.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.testkit.contract.Race;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SteppingClockTest {

    private final SteppingClock clock = new SteppingClock();

    @Test
    void it_stands_still_until_time_passes() {
        assertThat(clock.instant()).isEqualTo(SteppingClock.START);
        assertThat(clock.pass(Duration.ofNanos(1000))).isEqualTo(SteppingClock.START.plusNanos(1000));
        assertThat(clock.instant()).isEqualTo(SteppingClock.START.plusNanos(1000));
    }

    @Test
    void time_that_passes_for_many_threads_adds_up() {
        Race.run(_ -> clock.pass(Duration.ofSeconds(1)));

        assertThat(clock.instant()).isEqualTo(SteppingClock.START.plusSeconds(Race.RUNNERS));
    }
}
