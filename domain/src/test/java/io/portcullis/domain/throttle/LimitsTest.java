package io.portcullis.domain.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.session.SessionId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {

    private static final Pseudonym PSEUDONYM = new Pseudonym("0".repeat(64));
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Limits LIMITS = Limits.waitingFor(PATIENCE);

    @Test
    void whoever_tries_passwords_may_fail_five_times_and_waits_an_hour_at_most() {
        FailureLimit guesses = new FailureLimit(5, 100, Duration.ofSeconds(1), Duration.ofHours(1), PATIENCE);
        UUID id = new UUID(1, 2);
        assertThat(LIMITS.of(new Subject.Stranger(new AccountId(id)))).isEqualTo(guesses);
        assertThat(LIMITS.of(new Subject.Nobody(PSEUDONYM))).isEqualTo(guesses);
        assertThat(LIMITS.of(new Subject.Device(new DeviceId(id)))).isEqualTo(guesses);
        assertThat(LIMITS.of(new Subject.AskedAgain(new SessionId(id)))).isEqualTo(guesses);
    }

    @ParameterizedTest
    @CsvSource({"LOGIN, 30", "REGISTRATION, 10", "REFRESH, 120", "MAIL, 20"})
    void a_network_may_do_each_act_so_often_in_a_minute(Act act, int tries) {
        assertThat(LIMITS.of(new Subject.Client(act, PSEUDONYM)))
                .isEqualTo(new RateLimit(tries, Duration.ofMinutes(1)));
    }

    /** Else whoever knows an address could fill its mailbox, or have us taken for one that does. */
    @ParameterizedTest
    @CsvSource({"MINUTE, 1, PT1M", "HOUR, 5, PT1H", "DAY, 1, P1D"})
    void an_address_is_sent_so_many_mails_in_each_time(MailCap cap, int mails, Duration period) {
        assertThat(LIMITS.of(new Subject.Mailed(cap, PSEUDONYM))).isEqualTo(new RateLimit(mails, period));
    }
}
