package io.portcullis.application.session;

import static io.portcullis.application.Hexagon.ACCESS_TOKEN_LIFETIME;
import static io.portcullis.application.Hexagon.LIFETIME;
import static io.portcullis.application.Hexagon.ORIGIN;
import static io.portcullis.application.Hexagon.PASSWORD;
import static io.portcullis.application.Hexagon.email;
import static io.portcullis.application.Hexagon.newPassword;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.application.Hexagon;
import io.portcullis.application.account.RegisterAccount;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.session.Session;
import io.portcullis.domain.session.SessionId;
import io.portcullis.domain.token.AccessToken;
import io.portcullis.domain.token.AccessTokenClaims;
import io.portcullis.domain.token.TokenSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnSessionsTest {

    private final Hexagon hexagon = new Hexagon();

    @BeforeEach
    void register() {
        hexagon.registered();
    }

    @Test
    void an_access_token_tells_who_calls_while_it_lives() {
        TokenSet tokens = hexagon.loggedIn();
        Caller caller = hexagon.caller(tokens);
        assertThat(caller.account()).isEqualTo(tokens.account());
        assertThat(caller.roles()).isEqualTo(tokens.account().roles());
        assertThat(caller.authTime()).isEqualTo(tokens.session().createdAt());

        hexagon.clock.pass(ACCESS_TOKEN_LIFETIME);
        assertThat(hexagon.authenticate(tokens)).isInstanceOf(Authenticate.Outcome.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "a.b.c"})
    void nobody_calls_with_a_token_that_is_not_ours(String token) {
        assertThat(hexagon.sessions.authenticate().handle(new Authenticate.Query(token)))
                .isInstanceOf(Authenticate.Outcome.Refused.class);
    }

    @Test
    void nobody_calls_with_a_token_that_names_another_account_than_its_session() {
        TokenSet mine = hexagon.loggedIn();
        TokenSet theirs = stranger();
        Instant now = hexagon.clock.instant();
        AccessToken crossed = hexagon.accessTokens.issue(new AccessTokenClaims(
                new UUID(1, 2),
                mine.account().id(),
                theirs.session().id(),
                now,
                now.plus(ACCESS_TOKEN_LIFETIME),
                now,
                theirs.session().methods(),
                mine.account().roles()));

        assertThat(hexagon.sessions.authenticate().handle(new Authenticate.Query(crossed.reveal())))
                .isInstanceOf(Authenticate.Outcome.Refused.class);
    }

    @Test
    void the_token_of_a_session_that_was_ended_speaks_for_nobody() {
        TokenSet tokens = hexagon.loggedIn();
        hexagon.sessions.logOut().handle(new LogOut.Command(hexagon.caller(tokens), ORIGIN));
        assertThat(hexagon.authenticate(tokens)).isInstanceOf(Authenticate.Outcome.Refused.class);
    }

    @Test
    void logging_out_twice_is_logging_out() {
        TokenSet tokens = hexagon.loggedIn();
        LogOut.Command command = new LogOut.Command(hexagon.caller(tokens), ORIGIN);
        hexagon.sessions.logOut().handle(command);
        assertThat(hexagon.sessions.logOut().handle(command)).isEqualTo(new LogOut.Outcome.LoggedOut());
    }

    @Test
    void a_caller_sees_the_sessions_of_their_own_account_most_recently_used_first() {
        TokenSet first = hexagon.loggedIn();
        hexagon.clock.pass(Duration.ofSeconds(1));
        TokenSet second = hexagon.loggedIn();
        stranger();

        assertThat(listed(second))
                .containsExactly(second.session().id(), first.session().id());
    }

    @Test
    void a_caller_ends_one_of_their_sessions() {
        TokenSet mine = hexagon.loggedIn();
        TokenSet lost = hexagon.loggedIn();

        assertThat(end(mine, lost.session().id())).isEqualTo(new EndSession.Outcome.Ended());

        assertThat(hexagon.authenticate(lost)).isInstanceOf(Authenticate.Outcome.Refused.class);
        assertThat(hexagon.authenticate(mine)).isInstanceOf(Authenticate.Outcome.Authenticated.class);
        assertThat(end(mine, lost.session().id())).isEqualTo(new EndSession.Outcome.NotFound());
    }

    @Test
    void a_strangers_session_is_not_found() {
        TokenSet mine = hexagon.loggedIn();
        TokenSet theirs = stranger();

        assertThat(end(mine, theirs.session().id())).isEqualTo(new EndSession.Outcome.NotFound());
        assertThat(hexagon.authenticate(theirs)).isInstanceOf(Authenticate.Outcome.Authenticated.class);
    }

    @Test
    void a_caller_ends_all_other_sessions_or_all() {
        TokenSet mine = hexagon.loggedIn();
        TokenSet lost = hexagon.loggedIn();
        TokenSet theirs = stranger();

        hexagon.sessions.endSessions().handle(new EndSessions.Command(hexagon.caller(mine), true, ORIGIN));
        assertThat(hexagon.authenticate(lost)).isInstanceOf(Authenticate.Outcome.Refused.class);

        hexagon.sessions.endSessions().handle(new EndSessions.Command(hexagon.caller(mine), false, ORIGIN));
        assertThat(hexagon.authenticate(mine)).isInstanceOf(Authenticate.Outcome.Refused.class);
        assertThat(hexagon.authenticate(theirs)).isInstanceOf(Authenticate.Outcome.Authenticated.class);
    }

    @Test
    void what_is_over_is_swept_and_what_lives_stays() {
        hexagon.loggedIn();
        hexagon.clock.pass(LIFETIME.idle());
        TokenSet ended = hexagon.loggedIn();
        TokenSet live = hexagon.loggedIn();
        end(live, ended.session().id());

        assertThat(hexagon.sessions.sweepSessions().handle(new SweepSessions.Command()))
                .isEqualTo(new SweepSessions.Outcome.Swept(2));
        assertThat(listed(live)).containsExactly(live.session().id());
    }

    private List<SessionId> listed(TokenSet tokens) {
        return switch (hexagon.sessions.listSessions().handle(new ListSessions.Query(hexagon.caller(tokens)))) {
            case ListSessions.Outcome.Listed(List<Session> sessions) ->
                sessions.stream().map(Session::id).toList();
        };
    }

    private EndSession.Outcome end(TokenSet tokens, SessionId session) {
        return hexagon.sessions.endSession().handle(new EndSession.Command(hexagon.caller(tokens), session, ORIGIN));
    }

    private TokenSet stranger() {
        EmailAddress eve = email("eve@example.org");
        hexagon.accounts
                .registerAccount()
                .handle(new RegisterAccount.Command(eve, newPassword(PASSWORD), Optional.empty(), ORIGIN));
        LogIn.Outcome outcome = hexagon.logIn(eve, PASSWORD);
        return switch (outcome) {
            case LogIn.Outcome.LoggedIn(TokenSet tokens) -> tokens;
            case LogIn.Outcome.EmailNotVerified _,
                    LogIn.Outcome.Refused _,
                    LogIn.Outcome.Throttled _,
                    LogIn.Outcome.Overloaded _ -> throw new AssertionError(outcome);
        };
    }
}
