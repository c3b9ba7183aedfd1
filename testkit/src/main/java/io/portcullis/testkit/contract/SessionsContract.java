package io.portcullis.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.session.EndReason;
import io.portcullis.domain.session.Session;
import io.portcullis.domain.session.SessionId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Proves that a store keeps sessions whole, shows the live ones only, lets a generation have one successor, and ends
 * what it is told to and nothing else. To hold a store to it, extend it and return that store, empty, from
 * {@link #stores}.
 */
public abstract class SessionsContract extends EndedSessionsContract {

    @Test
    void a_session_comes_back_as_it_was_added() {
        Session session = opened(account());

        assertLoaded(sessions().find(session.id()), session, "a session comes back whole, to the microsecond");
    }

    @Test
    void a_session_far_advanced_comes_back_as_it_was_added() {
        Session fresh = samples.session(account());
        Session session = added(atGeneration(fresh, Long.MAX_VALUE - 1).advanced(NOW.plusSeconds(7), LIFETIME));

        assertLoaded(
                sessions().find(session.id()), session, "a generation is a long, and each instant has its own place");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "👩🏽‍🚀 q̃ سلام", "O'Brien; -- % \\ \t"})
    void a_user_agent_keeps_every_character(String userAgent) {
        assertOriginKept(new Origin(
                "2001:db8::ffff:203.0.113.255%enp0s31f6", "2001:db8::/64", Optional.of(userAgent), "request-1"));
    }

    @Test
    void the_longest_user_agent_has_room() {
        assertOriginKept(new Origin(
                "203.0.113.7", "203.0.113.7", Optional.of("語".repeat(Origin.USER_AGENT_LENGTH)), "request-1"));
    }

    @Test
    void a_user_agent_may_be_absent() {
        assertOriginKept(new Origin("203.0.113.7", "203.0.113.7", Optional.empty(), "request-1"));
    }

    @Test
    void an_unknown_session_is_absent() {
        opened(account());
        SessionId unknown = new SessionId(samples.uuid());

        assertThat(sessions().find(unknown)).isEmpty();
        assertThat(sessions().caller(unknown, NOW)).isEmpty();
    }

    @Test
    void a_live_session_of_an_active_account_has_a_caller() {
        opened(account());
        Account account = account();
        opened(account);
        Session session = opened(account);

        assertLoaded(
                sessions().caller(session.id(), NOW),
                new Caller(account, session),
                "one look gives the session with the account that it belongs to");
    }

    @Test
    void a_session_of_a_suspended_account_has_no_caller() {
        Session session = opened(added(samples.suspendedAccount()));

        assertThat(sessions().caller(session.id(), NOW))
                .as("a barred account's token works no longer, though its session hasn't ended")
                .isEmpty();
    }

    @Test
    void an_ended_session_speaks_for_nobody() {
        Account account = account();
        Session session = opened(account);

        sessions().end(session.id(), account.id(), EndReason.LOGGED_OUT, NOW);

        assertOver(session, NOW);
    }

    @Test
    void a_session_lives_until_the_microsecond_before_it_expires() {
        Account account = account();
        Session session = opened(account);
        Instant last = session.expiresAt().minusNanos(1000);

        assertThat(sessions().caller(session.id(), last)).isPresent();
        assertThat(sessions().live(account.id(), last)).hasSize(1);
        assertThat(inTransaction(() -> sessions().hold(session.id(), last))).isTrue();
    }

    @Test
    void a_session_is_over_at_the_instant_when_it_expires() {
        Session session = opened(account());

        assertOver(session, session.expiresAt());
    }

    @Test
    void live_sessions_come_most_recently_used_first() {
        Account account = account();
        Session first = opened(account, NOW);
        Session second = opened(account, NOW.plusNanos(1000));
        Session third = opened(account, NOW.plusNanos(2000));
        opened(account());
        Session used = first.advanced(NOW.plusNanos(3000), LIFETIME);
        sessions().advance(used);

        assertThat(sessions().live(account.id(), NOW.plusSeconds(1)))
                .as("an owner sees their own sessions, by last use and not by login")
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(used, third, second);
    }

    @Test
    void all_sessions_of_an_account_come_latest_opened_first_live_or_over() {
        Account account = account();
        Session ended = opened(account, NOW);
        Session expired = opened(account, NOW.plusNanos(1000));
        Session live = opened(account, NOW.plusNanos(2000));
        opened(account());
        sessions().end(ended.id(), account.id(), EndReason.LOGGED_OUT, NOW.plusSeconds(1));
        Session used = ended.ended(EndReason.LOGGED_OUT, NOW.plusSeconds(1));

        assertThat(sessions().all(account.id()))
                .as("an owner can ask for all that is held of them, and that is more than what they can still use")
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(live, expired, used);
        assertThat(sessions().all(new AccountId(samples.uuid()))).isEmpty();

        sessions().sweep(expired.expiresAt());
        assertThat(sessions().all(account.id()))
                .as("what is swept is held no longer")
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(live);
    }

    @Test
    void a_session_advances_from_the_generation_before() {
        Account account = account();
        Session other = opened(account);
        Session session = opened(account);
        Session advanced = session.advanced(NOW.plusSeconds(60), LIFETIME);

        assertThat(sessions().advance(advanced)).isTrue();
        assertLoaded(sessions().find(session.id()), advanced, "use, rotation and expiry move with the generation");
        assertLoaded(sessions().find(other.id()), other, "another session stays where it is");
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 7})
    void a_session_advances_from_no_other_generation(long generation) {
        Session session = added(atGeneration(samples.session(account()), 5));
        Session claimed = atGeneration(session, generation).advanced(NOW.plusSeconds(60), LIFETIME);

        boolean advanced = sessions().advance(claimed);

        assertThat(advanced)
                .as("only the successor of the generation in the store may replace it")
                .isEqualTo(generation == 5);
        assertLoaded(sessions().find(session.id()), advanced ? claimed : session, "a refused advance writes nothing");
    }

    @Test
    void an_unknown_session_does_not_advance() {
        Session unknown = samples.session(account()).advanced(NOW, LIFETIME);

        assertThat(sessions().advance(unknown)).isFalse();
        assertThat(sessions().find(unknown.id())).isEmpty();
    }

    @Test
    void an_ended_session_does_not_advance() {
        Account account = account();
        Session session = opened(account);
        sessions().end(session.id(), account.id(), EndReason.LOGGED_OUT, NOW);

        assertThat(sessions().advance(session.advanced(NOW, LIFETIME))).isFalse();
        assertLoaded(
                sessions().find(session.id()),
                session.ended(EndReason.LOGGED_OUT, NOW),
                "whoever read the session before its end must not bring it back to life");
    }

    @Test
    void of_many_attempts_at_one_generation_one_succeeds() {
        Session session = opened(account());
        List<Session> rivals = IntStream.range(0, Race.RUNNERS)
                .mapToObj(number -> session.advanced(NOW.plusSeconds(number), LIFETIME))
                .toList();

        List<Boolean> came = Race.run(number -> sessions().advance(rivals.get(number)));

        assertThat(Collections.frequency(came, true))
                .as("a refresh token is replaced once, however many tabs present it together")
                .isEqualTo(1);
        assertLoaded(
                sessions().find(session.id()),
                rivals.get(came.indexOf(true)),
                "the session is what the one who was told so made of it");
    }

    @Test
    void no_refresh_brings_back_a_session_that_is_being_ended() {
        Account account = account();
        Session session = opened(account);

        boolean advanced = overlap(
                () -> sessions().end(session.id(), account.id(), EndReason.LOGGED_OUT, NOW),
                () -> sessions().advance(session.advanced(NOW, LIFETIME)));

        assertLoaded(
                sessions().find(session.id()),
                session.ended(EndReason.LOGGED_OUT, NOW),
                "a refresh that read the session before its end waits for the end, and is refused");
        assertThat(advanced).isFalse();
    }

    @Test
    void a_session_ends_though_it_is_being_refreshed() {
        Account account = account();
        Session session = opened(account);
        Session advanced = session.advanced(NOW, LIFETIME);

        boolean ended = overlap(
                () -> sessions().advance(advanced),
                () -> sessions().end(session.id(), account.id(), EndReason.LOGGED_OUT, NOW));

        assertLoaded(
                sessions().find(session.id()),
                advanced.ended(EndReason.LOGGED_OUT, NOW),
                "a logout stands, and loses nothing of the refresh just before it");
        assertThat(ended).isTrue();
    }

    @Test
    void holding_changes_nothing() {
        Session session = opened(account());

        assertThat(inTransaction(() -> sessions().hold(session.id(), NOW))).isTrue();
        assertLoaded(sessions().find(session.id()), session, "a hold only holds");
    }

    @Test
    void an_unknown_session_is_not_held() {
        assertThat(inTransaction(() -> sessions().hold(new SessionId(samples.uuid()), NOW)))
                .isFalse();
    }

    @Test
    void a_hold_waits_for_an_end_in_flight() {
        Account account = account();
        Session session = opened(account);

        boolean held = overlap(
                () -> sessions().end(session.id(), account.id(), EndReason.LOGGED_OUT, NOW),
                () -> sessions().hold(session.id(), NOW));

        assertThat(held)
                .as("what a session asks for while it is being ended must not be done in its name afterwards")
                .isFalse();
    }

    private void assertOriginKept(Origin origin) {
        Session session = added(samples.session(account(), NOW, origin));

        assertLoaded(sessions().find(session.id()), session, "owners know a foreign session by where it came from");
    }

    private void assertOver(Session session, Instant now) {
        assertThat(sessions().find(session.id())).as("it is kept until swept").isPresent();
        assertThat(sessions().caller(session.id(), now))
                .as("it speaks for nobody")
                .isEmpty();
        assertThat(sessions().live(session.account(), now))
                .as("it is listed no longer")
                .isEmpty();
        assertThat(inTransaction(() -> sessions().hold(session.id(), now)))
                .as("nothing more is done in its name")
                .isFalse();
    }
}
