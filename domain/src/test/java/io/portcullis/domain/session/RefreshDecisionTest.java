package io.portcullis.domain.session;

import static io.portcullis.domain.session.RefreshDecision.ADVANCE;
import static io.portcullis.domain.session.RefreshDecision.ANSWER_AGAIN;
import static io.portcullis.domain.session.RefreshDecision.END_AS_REUSED;
import static io.portcullis.domain.session.RefreshDecision.END_AS_STORE_BEHIND;
import static io.portcullis.domain.session.RefreshDecision.REFUSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.secret.Sealing;
import io.portcullis.domain.secret.SecretId;
import io.portcullis.domain.secret.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RefreshDecisionTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00.000001Z");
    private static final SessionLifetime LIFETIME = SessionLifetime.DEFAULT;
    private static final Duration GRACE = LIFETIME.grace();

    @Test
    void the_valid_token_advances_the_session() {
        assertThat(decide(opened(), 0, START)).isEqualTo(ADVANCE);
    }

    @Test
    void the_previous_token_is_forgiven_within_the_grace() {
        assertThat(decide(rotated(1), 0, START.plus(GRACE).minusNanos(1_000))).isEqualTo(ANSWER_AGAIN);
    }

    @Test
    void the_previous_token_is_a_reuse_after_the_grace() {
        assertThat(decide(rotated(1), 0, START.plus(GRACE))).isEqualTo(END_AS_REUSED);
    }

    @Test
    void the_token_of_two_generations_ago_is_a_reuse_at_once() {
        assertThat(decide(rotated(2), 0, START)).isEqualTo(END_AS_REUSED);
    }

    @Test
    void a_token_from_the_future_tells_that_the_store_is_behind() {
        assertThat(decide(rotated(2), 3, START)).isEqualTo(END_AS_STORE_BEHIND);
    }

    @Test
    void a_clock_set_back_does_not_prolong_the_grace_beyond_one_grace_after_the_rotation() {
        assertThat(decide(rotated(1), 0, START.minusSeconds(3_600))).isEqualTo(ANSWER_AGAIN);
        assertThat(decide(rotated(2), 0, START.minusSeconds(3_600))).isEqualTo(END_AS_REUSED);
    }

    @Test
    void without_a_grace_nothing_is_forgiven() {
        assertThat(RefreshDecision.on(rotated(1), 0, START, Duration.ZERO)).isEqualTo(END_AS_REUSED);
    }

    @Test
    void an_ended_session_refuses_every_token() {
        Session ended = rotated(2).ended(EndReason.LOGGED_OUT, START);
        for (long generation = 0; generation < 5; generation++) {
            assertThat(decide(ended, generation, START)).isEqualTo(REFUSE);
        }
    }

    @Test
    void a_session_expires_at_the_very_instant() {
        Session session = opened();
        assertThat(decide(session, 0, session.expiresAt().minusNanos(1_000))).isEqualTo(ADVANCE);
        assertThat(decide(session, 0, session.expiresAt())).isEqualTo(REFUSE);
    }

    @Test
    void using_a_session_prolongs_it_to_its_absolute_end_and_no_further() {
        Session session = opened();
        assertThat(session.expiresAt()).isEqualTo(START.plus(LIFETIME.idle()));
        Session late = session.advanced(START.plus(Duration.ofDays(29)), LIFETIME);
        assertThat(late.expiresAt()).isEqualTo(START.plus(LIFETIME.max()));
    }

    /**
     * An honest client that keeps only the newest token it was given, retries lost answers at once, and may lose any
     * answer, is never logged out; a thief who uses a copy of an old token ends the session or gets nothing new.
     */
    @Test
    void over_any_history_honest_clients_stay_in_and_thieves_do_not() {
        long seed = new Random().nextLong();
        for (int round = 0; round < 2_000; round++) {
            Random random = new Random(seed + round);
            Session row = opened();
            Instant now = START;
            long held = 0;
            long stolen = -1;
            for (int step = 0; step < 30 && row.end().isEmpty(); step++) {
                now = now.plusMillis(random.nextInt(60_000));
                boolean thief = stolen >= 0 && random.nextInt(4) == 0;
                long presented = thief ? stolen : held;
                RefreshDecision decision = decide(row, presented, now);
                String history = "seed %d, round %d, step %d: generation %d presented to %d"
                        .formatted(seed, round, step, presented, row.generation());
                switch (decision) {
                    case ADVANCE -> {
                        assertThat(presented).as(history).isEqualTo(row.generation());
                        row = row.advanced(now, LIFETIME);
                        boolean answerLost = random.nextInt(5) == 0;
                        if (answerLost) {
                            now = now.plusMillis(random.nextInt((int) GRACE.toMillis()));
                            assertThat(decide(row, presented, now)).as(history).isEqualTo(ANSWER_AGAIN);
                        }
                        if (thief) {
                            stolen = row.generation();
                        } else {
                            held = row.generation();
                        }
                    }
                    case ANSWER_AGAIN -> assertThat(presented).as(history).isEqualTo(row.generation() - 1);
                    case END_AS_REUSED -> {
                        assertThat(stolen)
                                .as(history + ": an honest client was logged out")
                                .isNotNegative();
                        row = row.ended(EndReason.REFRESH_REUSED, now);
                    }
                    case END_AS_STORE_BEHIND, REFUSE -> throw new AssertionError(history + ": " + decision);
                }
                if (stolen < 0 && random.nextInt(10) == 0) {
                    stolen = held;
                }
            }
        }
    }

    private static RefreshDecision decide(Session session, long generation, Instant now) {
        return RefreshDecision.on(session, generation, now, GRACE);
    }

    private static Session rotated(int times) {
        Session session = opened();
        for (int i = 0; i < times; i++) {
            session = session.advanced(START, LIFETIME);
        }
        return session;
    }

    private static Session opened() {
        return Session.opened(
                new SessionId(new UUID(1, 2)),
                new AccountId(new UUID(3, 4)),
                new Sealing(new SecretId("0123456789abcdef"), new Seed(new byte[Seed.LENGTH])),
                Set.of(AuthenticationMethod.PASSWORD),
                new Origin("127.0.0.1", "127.0.0.1", Optional.empty(), "request"),
                START,
                LIFETIME);
    }
}
