package io.portcullis.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.session.EndReason;
import io.portcullis.domain.session.Session;
import io.portcullis.domain.session.SessionId;
import io.portcullis.domain.session.SessionLifetime;
import io.portcullis.testkit.Samples;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The half of {@link SessionsContract} that is about sessions coming to their end. */
abstract class EndedSessionsContract extends StoreContract {

    static final Instant NOW = Samples.NOW;
    static final SessionLifetime LIFETIME = SessionLifetime.DEFAULT;

    @ParameterizedTest
    @EnumSource
    void a_session_ends_for_every_reason(EndReason reason) {
        Account account = account();
        Session session = opened(account);
        Instant later = NOW.plusNanos(1000);

        assertThat(sessions().end(session.id(), account.id(), reason, later)).isTrue();
        assertLoaded(
                sessions().find(session.id()),
                session.ended(reason, later),
                "its owner can read when and why it ended, and nothing else of it changes");
    }

    @Test
    void a_session_ends_once() {
        Account account = account();
        Session session = opened(account);
        sessions().end(session.id(), account.id(), EndReason.REFRESH_REUSED, NOW);

        assertThat(sessions().end(session.id(), account.id(), EndReason.LOGGED_OUT, NOW.plusSeconds(1)))
                .isFalse();
        assertLoaded(
                sessions().find(session.id()),
                session.ended(EndReason.REFRESH_REUSED, NOW),
                "a later end must not hide that a stolen token ended it");
    }

    @Test
    void a_session_that_has_expired_does_not_end_again() {
        Account account = account();
        Session session = opened(account);

        assertThat(sessions().end(session.id(), account.id(), EndReason.LOGGED_OUT, session.expiresAt()))
                .isFalse();
        assertLoaded(sessions().find(session.id()), session, "a refused end writes nothing");
    }

    @Test
    void nobody_ends_a_session_of_another_account() {
        Session session = opened(account());
        Account stranger = account();

        assertThat(sessions().end(session.id(), stranger.id(), EndReason.ENDED_BY_OWNER, NOW))
                .isFalse();
        assertLoaded(
                sessions().find(session.id()), session, "a session's id is public, so knowing it must end nothing");
    }

    @Test
    void an_unknown_session_does_not_end() {
        assertThat(sessions().end(new SessionId(samples.uuid()), account().id(), EndReason.LOGGED_OUT, NOW))
                .isFalse();
    }

    @Test
    void of_many_attempts_to_end_a_session_one_succeeds() {
        Account account = account();
        Session session = opened(account);

        List<Boolean> came = Race.run(
                number -> sessions().end(session.id(), account.id(), EndReason.LOGGED_OUT, NOW.plusSeconds(number)));

        assertThat(Collections.frequency(came, true))
                .as("a session ends once, and only one is told that it ended it")
                .isEqualTo(1);
        assertLoaded(
                sessions().find(session.id()),
                session.ended(EndReason.LOGGED_OUT, NOW.plusSeconds(came.indexOf(true))),
                "its end is the one whose maker was told so");
    }

    @Test
    void all_live_sessions_of_an_account_end_and_no_other() {
        Account account = account();
        Session expired = opened(account, NOW.minus(LIFETIME.idle()));
        Session ended = opened(account);
        sessions().end(ended.id(), account.id(), EndReason.LOGGED_OUT, NOW);
        Session one = opened(account);
        Session two = opened(account);
        Session foreign = opened(account());
        Instant later = NOW.plusSeconds(1);

        int count = sessions().endAll(account.id(), Optional.empty(), EndReason.PASSWORD_CHANGED, later);

        assertThat(count).as("only what was live is counted").isEqualTo(2);
        assertLoaded(sessions().find(one.id()), one.ended(EndReason.PASSWORD_CHANGED, later), "every one ends");
        assertLoaded(sessions().find(two.id()), two.ended(EndReason.PASSWORD_CHANGED, later), "every one ends");
        assertLoaded(sessions().find(ended.id()), ended.ended(EndReason.LOGGED_OUT, NOW), "what ended keeps its end");
        assertLoaded(sessions().find(expired.id()), expired, "what expired stays as it is");
        assertLoaded(sessions().find(foreign.id()), foreign, "no other account is logged out");
    }

    @Test
    void one_session_may_live_on_when_the_others_end() {
        Account account = account();
        Session mine = opened(account);
        opened(account);
        opened(account);

        int count = sessions().endAll(account.id(), Optional.of(mine.id()), EndReason.ENDED_BY_OWNER, NOW);

        assertThat(count).isEqualTo(2);
        assertThat(sessions().live(account.id(), NOW))
                .as("whoever ends all others isn't logged out by it")
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(mine);
    }

    @Test
    void an_exception_that_is_not_the_accounts_own_spares_nothing() {
        Account account = account();
        opened(account);
        Session foreign = opened(account());

        int count = sessions().endAll(account.id(), Optional.of(foreign.id()), EndReason.ENDED_BY_OWNER, NOW);

        assertThat(count).isEqualTo(1);
        assertThat(sessions().live(account.id(), NOW)).isEmpty();
        assertLoaded(sessions().find(foreign.id()), foreign, "the spared one is neither ended nor touched");
    }

    @Test
    void beyond_the_limit_exactly_the_least_recently_used_end() {
        Account account = account();
        Session oldestButUsed = opened(account, NOW);
        Session second = opened(account, NOW.plusNanos(1000));
        Session third = opened(account, NOW.plusNanos(2000));
        Session fourth = opened(account, NOW.plusNanos(3000));
        Session foreign = opened(account(), NOW);
        Session used = oldestButUsed.advanced(NOW.plusNanos(4000), LIFETIME);
        sessions().advance(used);
        Instant later = NOW.plusSeconds(1);

        int count = sessions().endBeyond(2, account.id(), EndReason.TOO_MANY, later);

        assertThat(count).isEqualTo(2);
        assertThat(sessions().live(account.id(), later))
                .as("last use decides who stays, not the login")
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(used, fourth);
        assertLoaded(sessions().find(second.id()), second.ended(EndReason.TOO_MANY, later), "its end tells why");
        assertLoaded(sessions().find(third.id()), third.ended(EndReason.TOO_MANY, later), "its end tells why");
        assertLoaded(sessions().find(foreign.id()), foreign, "one account's logins don't end another's sessions");
    }

    @Test
    void within_the_limit_none_ends_and_what_is_over_does_not_count() {
        Account account = account();
        Session ended = opened(account, NOW.plusSeconds(1));
        sessions().end(ended.id(), account.id(), EndReason.LOGGED_OUT, NOW.plusSeconds(2));
        Instant expiry = opened(account, NOW).expiresAt();
        opened(account, NOW.plusSeconds(3));
        opened(account, NOW.plusSeconds(4));

        assertThat(sessions().endBeyond(2, account.id(), EndReason.TOO_MANY, expiry))
                .as("a session that is over takes nobody's place")
                .isZero();
        assertThat(sessions().live(account.id(), expiry)).hasSize(2);
    }

    @Test
    void sessions_used_at_the_same_instant_are_limited_all_the_same() {
        Account account = account();
        for (int i = 0; i < 5; i++) {
            opened(account);
        }

        assertThat(sessions().endBeyond(3, account.id(), EndReason.TOO_MANY, NOW))
                .isEqualTo(2);
        assertThat(sessions().live(account.id(), NOW)).hasSize(3);
    }

    @Test
    void sweeping_forgets_what_is_over_and_nothing_else() {
        Account account = account();
        Session expired = opened(account, NOW);
        Session live = opened(account, NOW.plusNanos(1000));
        Session ended = opened(account, NOW.plusNanos(1000));
        sessions().end(ended.id(), account.id(), EndReason.LOGGED_OUT, NOW.plusSeconds(1));

        int count = sessions().sweep(expired.expiresAt());

        assertThat(count).isEqualTo(2);
        assertThat(sessions().find(ended.id())).as("an ended session goes").isEmpty();
        assertThat(sessions().find(expired.id()))
                .as("a session goes at the instant when it expires")
                .isEmpty();
        assertLoaded(sessions().find(live.id()), live, "a session with a microsecond to live stays");
        assertThat(sessions().sweep(expired.expiresAt()))
                .as("a second broom finds nothing")
                .isZero();
    }

    final Account account() {
        return added(samples.account());
    }

    final Session opened(Account account) {
        return opened(account, NOW);
    }

    final Session opened(Account account, Instant at) {
        return added(samples.session(account, at));
    }

    static Session atGeneration(Session session, long generation) {
        return new Session(
                session.id(),
                session.account(),
                session.sealing(),
                generation,
                session.createdAt(),
                session.lastUsedAt(),
                session.rotatedAt(),
                session.expiresAt(),
                session.userAgent(),
                session.address(),
                session.methods(),
                session.end());
    }
}
