package io.portcullis.application.session;

import static io.portcullis.application.Hexagon.LIFETIME;
import static io.portcullis.application.Hexagon.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.application.Hexagon;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.session.EndReason;
import io.portcullis.domain.session.Session;
import io.portcullis.domain.token.TokenSet;
import io.portcullis.testkit.Samples;
import io.portcullis.testkit.contract.Race;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshSessionTest {

    private final Hexagon hexagon = new Hexagon();

    @BeforeEach
    void register() {
        hexagon.registered();
    }

    @Test
    void a_refresh_token_is_exchanged_for_its_successor() {
        TokenSet first = hexagon.loggedIn();
        hexagon.clock.pass(Duration.ofMinutes(1));

        TokenSet second = hexagon.refreshed(first);

        assertThat(second.refreshToken().reveal())
                .isNotEqualTo(first.refreshToken().reveal());
        assertThat(second.accessToken().reveal())
                .isNotEqualTo(first.accessToken().reveal());
        assertThat(second.session().id()).isEqualTo(first.session().id());
        assertThat(second.session().lastUsedAt()).isEqualTo(hexagon.clock.instant());
        assertThat(hexagon.caller(second).session().id())
                .isEqualTo(first.session().id());
    }

    @Test
    void the_token_just_replaced_gets_the_same_successor_again_and_a_fresh_access_token() {
        TokenSet first = hexagon.loggedIn();
        TokenSet second = hexagon.refreshed(first);
        hexagon.clock.pass(LIFETIME.grace().minusNanos(1_000));

        TokenSet again = hexagon.refreshed(first);

        assertThat(again.refreshToken().reveal())
                .isEqualTo(second.refreshToken().reveal());
        assertThat(again.accessToken().reveal())
                .isNotEqualTo(second.accessToken().reveal());
    }

    @Test
    void forgiving_writes_nothing_so_the_grace_ends_when_it_ends() {
        TokenSet first = hexagon.loggedIn();
        hexagon.refreshed(first);
        hexagon.clock.pass(LIFETIME.grace().minusNanos(1_000));
        hexagon.refreshed(first);
        hexagon.clock.pass(Duration.ofNanos(1_000));

        assertThat(hexagon.refresh(first)).isEqualTo(new RefreshSession.Outcome.Reused());
    }

    @Test
    void the_token_of_two_generations_ago_ends_the_session() {
        TokenSet first = hexagon.loggedIn();
        TokenSet second = hexagon.refreshed(first);
        TokenSet third = hexagon.refreshed(second);

        assertThat(hexagon.refresh(first)).isEqualTo(new RefreshSession.Outcome.Reused());

        assertThat(hexagon.refresh(third)).isEqualTo(new RefreshSession.Outcome.Refused());
        assertThat(hexagon.authenticate(third)).isInstanceOf(Authenticate.Outcome.Refused.class);
        assertThat(end(third)).isEqualTo(EndReason.REFRESH_REUSED);
    }

    @Test
    void a_second_use_of_an_old_token_says_no_more_than_that_the_session_is_over() {
        TokenSet first = hexagon.loggedIn();
        hexagon.refreshed(hexagon.refreshed(first));
        hexagon.refresh(first);

        assertThat(hexagon.refresh(first)).isEqualTo(new RefreshSession.Outcome.Refused());
    }

    @Test
    void a_token_ahead_of_the_store_ends_the_session() {
        TokenSet tokens = hexagon.loggedIn();
        Session session = tokens.session();
        Sealed ahead =
                hexagon.sealer.seal(Sealed.Kind.REFRESH_TOKEN, session.id().value(), 5, session.sealing());

        assertThat(present(ahead.reveal())).isEqualTo(new RefreshSession.Outcome.Refused());
        assertThat(end(tokens)).isEqualTo(EndReason.STORE_BEHIND);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void a_forged_token_changes_nothing_since_a_sessions_id_is_public(long generation) {
        TokenSet tokens = hexagon.loggedIn();
        hexagon.refreshed(tokens);
        Sealed forged = new Sealed(
                Sealed.Kind.REFRESH_TOKEN, tokens.session().id().value(), generation, new byte[Sealed.MAC_LENGTH]);

        assertThat(present(forged.reveal())).isEqualTo(new RefreshSession.Outcome.Refused());

        assertThat(hexagon.authenticate(tokens)).isInstanceOf(Authenticate.Outcome.Authenticated.class);
        assertThat(hexagon.refreshed(tokens).session().id())
                .isEqualTo(tokens.session().id());
    }

    @Test
    void a_token_of_an_unknown_session_is_refused() {
        Sealed unknown = hexagon.sealer.seal(Sealed.Kind.REFRESH_TOKEN, new UUID(1, 2), 0, hexagon.sealer.sealing());
        assertThat(present(unknown.reveal())).isEqualTo(new RefreshSession.Outcome.Refused());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "prt1.", "nonsense", "prt1.AAAA"})
    void what_is_no_token_is_refused(String text) {
        assertThat(present(text)).isEqualTo(new RefreshSession.Outcome.Refused());
    }

    @Test
    void fifty_refreshes_of_one_token_at_once_have_one_successor_and_equal_answers() {
        TokenSet tokens = hexagon.loggedIn();

        List<String> answers =
                Race.run(_ -> hexagon.refreshed(tokens).refreshToken().reveal());

        assertThat(new HashSet<>(answers)).hasSize(1);
        assertThat(hexagon.world
                        .sessions()
                        .find(tokens.session().id())
                        .orElseThrow()
                        .generation())
                .isEqualTo(1);
    }

    @Test
    void a_session_of_a_suspended_account_is_not_refreshed_nor_moved() {
        Samples samples = new Samples();
        Account suspended = samples.suspendedAccount();
        hexagon.world.accounts().add(suspended);
        Session session = samples.session(suspended);
        Session kept = new Session(
                session.id(),
                suspended.id(),
                hexagon.sealer.sealing(),
                session.generation(),
                session.createdAt(),
                session.lastUsedAt(),
                session.rotatedAt(),
                session.expiresAt(),
                session.userAgent(),
                session.address(),
                session.methods(),
                session.end());
        hexagon.world.sessions().add(kept);
        Sealed token = hexagon.sealer.seal(Sealed.Kind.REFRESH_TOKEN, kept.id().value(), 0, kept.sealing());

        assertThat(present(token.reveal())).isEqualTo(new RefreshSession.Outcome.Refused());
        assertThat(hexagon.world.sessions().find(kept.id()).orElseThrow().generation())
                .isZero();
    }

    @Test
    void an_idle_session_expires() {
        TokenSet tokens = hexagon.loggedIn();
        hexagon.clock.pass(LIFETIME.idle());
        assertThat(hexagon.refresh(tokens)).isEqualTo(new RefreshSession.Outcome.Refused());
    }

    @Test
    void using_a_session_does_not_prolong_it_past_its_absolute_end() {
        TokenSet tokens = hexagon.loggedIn();
        for (int day = 10; day < 30; day += 10) {
            hexagon.clock.pass(Duration.ofDays(10));
            tokens = hexagon.refreshed(tokens);
        }
        assertThat(tokens.refreshExpiresIn()).isEqualTo(Duration.ofDays(10));
        hexagon.clock.pass(Duration.ofDays(10));
        assertThat(hexagon.refresh(tokens)).isEqualTo(new RefreshSession.Outcome.Refused());
    }

    @Test
    void a_logged_out_session_is_not_refreshed() {
        TokenSet tokens = hexagon.loggedIn();
        hexagon.sessions.logOut().handle(new LogOut.Command(hexagon.caller(tokens), ORIGIN));
        assertThat(hexagon.refresh(tokens)).isEqualTo(new RefreshSession.Outcome.Refused());
        assertThat(end(tokens)).isEqualTo(EndReason.LOGGED_OUT);
    }

    private RefreshSession.Outcome present(String text) {
        return hexagon.sessions.refreshSession().handle(new RefreshSession.Command(text, ORIGIN));
    }

    private EndReason end(TokenSet tokens) {
        return hexagon.world
                .sessions()
                .find(tokens.session().id())
                .flatMap(Session::end)
                .orElseThrow()
                .reason();
    }
}
