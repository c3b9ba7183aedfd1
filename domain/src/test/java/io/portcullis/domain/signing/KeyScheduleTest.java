package io.portcullis.domain.signing;

import static io.portcullis.domain.signing.KeySchedule.NOTICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.portcullis.domain.secret.SecretId;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyScheduleTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00.000001Z");
    private static final Duration MOMENT = Duration.ofNanos(1_000);
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration ROTATION = Duration.ofDays(90);
    private static final KeyPolicy POLICY = new KeyPolicy(SigningAlgorithm.ES256, LIFE, ROTATION);
    private static final SigningKey FIRST = key(SigningAlgorithm.ES256, KeyTerm.first(START, LIFE));
    private static final Instant LATER = START.plus(ROTATION);
    private static final SigningKey SECOND =
            key(SigningAlgorithm.ES256, FIRST.term().next(LATER, LIFE));
    private static final Instant TURN = LATER.plus(NOTICE);
    private static final Duration AFTERMATH =
            LIFE.plus(KeySchedule.CLOCKS_APART).plus(KeySchedule.READ_AGAIN);

    @Test
    void an_empty_store_wants_a_key_that_signs_at_once() {
        KeySchedule schedule = schedule();
        assertThat(schedule.signing(START)).isEmpty();
        assertThat(schedule.gone(START)).isEmpty();
        assertThat(schedule.tooShort(POLICY, START)).isEmpty();
        assertThat(schedule.wanted(POLICY, START)).contains(new KeyTerm(1, START, START, LIFE));
    }

    @Test
    void the_first_key_signs_even_by_a_clock_that_is_behind() {
        assertThat(schedule(FIRST).signing(START)).contains(FIRST);
        assertThat(schedule(FIRST).signing(START.minus(MOMENT))).contains(FIRST);
        assertThat(schedule(FIRST).state(FIRST, START.minus(MOMENT))).isEqualTo(KeyState.SIGNING);
    }

    @Test
    void the_next_key_is_wanted_once_the_last_has_signed_for_the_period() {
        assertThat(schedule(FIRST).wanted(POLICY, LATER.minus(MOMENT))).isEmpty();
        assertThat(schedule(FIRST).wanted(POLICY, LATER)).contains(new KeyTerm(2, LATER, TURN, LIFE));
    }

    @Test
    void a_key_signs_once_everybody_has_read_it() {
        assertThat(NOTICE).isGreaterThanOrEqualTo(Duration.ofMinutes(5 + 1));
        KeySchedule schedule = schedule(FIRST, SECOND);
        assertThat(schedule.state(SECOND, LATER)).isEqualTo(KeyState.PUBLISHED);
        assertThat(schedule.signing(TURN.minus(MOMENT))).contains(FIRST);
        assertThat(schedule.signing(TURN)).contains(SECOND);
        assertThat(schedule.state(SECOND, TURN)).isEqualTo(KeyState.SIGNING);
    }

    @Test
    void a_key_verifies_until_the_last_token_it_signed_has_expired() {
        KeySchedule schedule = schedule(FIRST, SECOND);
        assertThat(schedule.state(FIRST, TURN.minus(MOMENT))).isEqualTo(KeyState.SIGNING);
        assertThat(schedule.state(FIRST, TURN)).isEqualTo(KeyState.RETIRING);
        assertThat(schedule.state(FIRST, TURN.plus(AFTERMATH).minus(MOMENT))).isEqualTo(KeyState.RETIRING);
        assertThat(schedule.gone(TURN.plus(AFTERMATH).minus(MOMENT))).isEmpty();
        assertThat(schedule.state(FIRST, TURN.plus(AFTERMATH))).isEqualTo(KeyState.GONE);
        assertThat(schedule.gone(TURN.plus(AFTERMATH))).containsExactly(FIRST);
    }

    @Test
    void a_key_that_signed_longer_lives_stays_longer_whatever_the_policy_says_since() {
        SigningKey lasting = key(SigningAlgorithm.ES256, FIRST.term().lengthened(Duration.ofDays(1)));
        assertThat(schedule(lasting, SECOND).gone(TURN.plus(AFTERMATH))).isEmpty();
        assertThat(schedule(lasting, SECOND).gone(TURN.plus(AFTERMATH).plus(Duration.ofDays(1))))
                .containsExactly(lasting);
    }

    @Test
    void the_last_key_never_goes() {
        assertThat(schedule(FIRST).gone(START.plus(Duration.ofDays(10_000)))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"EDDSA", "RS256"})
    void another_algorithm_is_wanted_at_once_and_signs_in_its_turn(SigningAlgorithm other) {
        Instant now = START.plusSeconds(1);
        KeyTerm term = schedule(FIRST)
                .wanted(new KeyPolicy(other, LIFE, ROTATION), now)
                .orElseThrow();
        SigningKey next = key(other, term);
        assertThat(schedule(FIRST, next).signing(now.plus(NOTICE).minus(MOMENT)))
                .as("the former algorithm's key signs on")
                .contains(FIRST);
        assertThat(schedule(FIRST, next).signing(now.plus(NOTICE))).contains(next);
    }

    @Test
    void nothing_is_wanted_while_a_key_waits_for_its_turn() {
        KeyPolicy other = new KeyPolicy(SigningAlgorithm.RS256, LIFE, Duration.ofSeconds(1));
        assertThat(schedule(FIRST, SECOND).wanted(other, TURN.minus(MOMENT))).isEmpty();
        assertThat(schedule(FIRST, SECOND).wanted(other, TURN)).isPresent();
    }

    @Test
    void a_derived_key_wants_no_line() {
        KeyPolicy symmetric = new KeyPolicy(SigningAlgorithm.HS256, LIFE, ROTATION);
        assertThat(schedule().wanted(symmetric, START)).isEmpty();
        assertThat(schedule().next(symmetric, START)).isEmpty();
        assertThat(schedule(FIRST).wanted(symmetric, LATER)).isEmpty();
        assertThat(schedule(FIRST)
                        .tooShort(new KeyPolicy(SigningAlgorithm.HS256, LIFE.plusSeconds(1), ROTATION), LATER))
                .isEmpty();
    }

    @Test
    void the_keys_that_sign_now_or_later_count_on_the_lives_of_today() {
        KeyPolicy longer = new KeyPolicy(SigningAlgorithm.ES256, LIFE.plusSeconds(1), ROTATION);
        assertThat(schedule(FIRST, SECOND).tooShort(longer, LATER)).containsExactly(FIRST, SECOND);
        assertThat(schedule(FIRST, SECOND).tooShort(longer, TURN)).containsExactly(SECOND);
        assertThat(schedule(FIRST, SECOND).tooShort(POLICY, LATER)).isEmpty();
    }

    @Test
    void a_part_of_a_second_of_life_counts_as_a_whole_one() {
        assertThat(new KeyPolicy(SigningAlgorithm.ES256, Duration.ofMillis(1_001), ROTATION).tokenLife())
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(POLICY.tokenLife()).isEqualTo(LIFE);
    }

    @Test
    void when_a_key_is_gone_is_known_once_another_follows_it() {
        assertThat(schedule(FIRST).goneAt(FIRST)).isEmpty();
        assertThat(schedule(FIRST, SECOND).goneAt(FIRST)).contains(TURN.plus(AFTERMATH));
        assertThat(schedule(FIRST, SECOND).goneAt(SECOND)).isEmpty();
    }

    @Test
    void a_next_key_can_be_added_before_it_is_wanted() {
        Instant early = START.plusSeconds(1);
        assertThat(schedule(FIRST).wanted(POLICY, early)).isEmpty();
        assertThat(schedule(FIRST).next(POLICY, early)).contains(new KeyTerm(2, early, early.plus(NOTICE), LIFE));
    }

    @Test
    void no_other_key_can_be_added_while_one_waits() {
        assertThat(schedule(FIRST, SECOND).waiting(TURN.minus(MOMENT))).contains(SECOND);
        assertThat(schedule(FIRST, SECOND).next(POLICY, TURN.minus(MOMENT))).isEmpty();
        assertThat(schedule(FIRST, SECOND).waiting(TURN)).isEmpty();
        assertThat(schedule(FIRST, SECOND).next(POLICY, TURN)).isPresent();
    }

    @Test
    void a_replacement_signs_at_once_whatever_came_before() {
        Instant now = LATER.plusSeconds(1);
        KeyTerm term = schedule(FIRST, SECOND).replacement(POLICY, now);
        assertThat(term).isEqualTo(new KeyTerm(3, now, now, LIFE));
        SigningKey third = key(SigningAlgorithm.ES256, term);
        KeySchedule left = schedule(FIRST, SECOND, third);
        assertThat(left.signing(now)).contains(third);
        assertThat(left.signing(TURN))
                .as("the one that waited is overtaken for good")
                .contains(third);
        assertThat(left.waiting(now)).isEmpty();
        assertThat(schedule(third).signing(now.minus(MOMENT)))
                .as("by a clock that is behind")
                .contains(third);
    }

    @Test
    void a_replacement_counts_on_the_longest_life_that_any_key_was_told_of() {
        SigningKey lasting = key(SigningAlgorithm.ES256, FIRST.term().lengthened(Duration.ofDays(1)));
        assertThat(schedule(lasting, SECOND).replacement(POLICY, LATER).tokenLife())
                .isEqualTo(Duration.ofDays(1));
        KeyPolicy longest = new KeyPolicy(SigningAlgorithm.ES256, Duration.ofDays(2), ROTATION);
        assertThat(schedule(lasting, SECOND).replacement(longest, LATER).tokenLife())
                .isEqualTo(Duration.ofDays(2));
    }

    @Test
    void a_replacement_of_nothing_is_the_first_key() {
        assertThat(schedule().replacement(POLICY, START)).isEqualTo(KeyTerm.first(START, LIFE));
    }

    @Test
    void the_order_in_which_keys_are_given_decides_nothing() {
        assertThat(schedule(SECOND, FIRST).signing(TURN)).contains(SECOND);
        assertThat(schedule(SECOND, FIRST).gone(TURN.plus(AFTERMATH))).containsExactly(FIRST);
    }

    @Test
    void a_key_of_another_schedule_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> schedule(FIRST).state(SECOND, LATER));
    }

    private static KeySchedule schedule(SigningKey... keys) {
        return new KeySchedule(Stream.of(keys).toList());
    }

    static SigningKey key(SigningAlgorithm algorithm, KeyTerm term) {
        return new SigningKey(
                algorithm,
                new PublicKey(new KeyId("key-" + term.number()), "{}"),
                new WrappedPrivateKey(new SecretId("0123456789abcdef"), "AAAA"),
                term);
    }
}
