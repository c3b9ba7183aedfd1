package io.portcullis.application.session;

import static io.portcullis.application.Hexagon.ACCESS_TOKEN_LIFETIME;
import static io.portcullis.application.Hexagon.ADA;
import static io.portcullis.application.Hexagon.LIFETIME;
import static io.portcullis.application.Hexagon.ORIGIN;
import static io.portcullis.application.Hexagon.PASSWORD;
import static io.portcullis.application.Hexagon.email;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.application.Hexagon;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.AccountStatus;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.session.EndReason;
import io.portcullis.domain.session.Session;
import io.portcullis.domain.token.TokenSet;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogInTest {

    private final Hexagon hexagon = new Hexagon();

    @Test
    void the_right_password_opens_a_session() {
        Account account = hexagon.registered();

        TokenSet tokens = hexagon.loggedIn();

        assertThat(tokens.account()).isEqualTo(account);
        assertThat(tokens.expiresIn()).isEqualTo(ACCESS_TOKEN_LIFETIME);
        assertThat(tokens.refreshExpiresIn()).isEqualTo(LIFETIME.idle());
        Session session = tokens.session();
        assertThat(session.address()).isEqualTo(ORIGIN.address());
        assertThat(session.userAgent()).isEqualTo(ORIGIN.userAgent());
        assertThat(hexagon.caller(tokens).session().id()).isEqualTo(session.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "", "Correct horse battery staple", "correct horse battery staple "})
    void a_wrong_password_is_refused(String password) {
        hexagon.registered();
        assertThat(hexagon.logIn(password)).isEqualTo(new LogIn.Outcome.Refused());
    }

    @Test
    void a_text_that_can_be_nobodys_password_is_a_wrong_one() {
        hexagon.registered();
        assertThat(hexagon.logIn("a".repeat(257))).isEqualTo(new LogIn.Outcome.Refused());
        assertThat(hexagon.logIn(PASSWORD + "\0")).isEqualTo(new LogIn.Outcome.Refused());
    }

    @Test
    void an_unknown_address_is_refused_alike() {
        assertThat(hexagon.logIn(PASSWORD)).isEqualTo(new LogIn.Outcome.Refused());
    }

    @Test
    void a_suspended_account_is_refused_alike() {
        Account account = hexagon.registered();
        PasswordHash hash = hexagon.world
                .credentials()
                .ofAccount(account.id())
                .orElseThrow()
                .hash();
        Account suspended = new Account(
                new AccountId(hexagon.secrets.identifier(hexagon.clock.instant())),
                email("eve@example.org"),
                false,
                account.displayName(),
                account.roles(),
                AccountStatus.SUSPENDED,
                account.epoch(),
                account.createdAt());
        hexagon.world.accounts().add(suspended);
        hexagon.world.credentials().put(suspended.id(), hash, hexagon.clock.instant());

        assertThat(hexagon.logIn(suspended.email(), PASSWORD)).isEqualTo(new LogIn.Outcome.Refused());
    }

    @Test
    void a_login_hands_out_a_device_token_and_the_one_that_was_sent_comes_back_unchanged() {
        hexagon.registered();
        Sealed first = hexagon.loggedIn().deviceToken().orElseThrow();
        Sealed other = hexagon.loggedIn().deviceToken().orElseThrow();
        LogIn.Outcome again = hexagon.sessions
                .logIn()
                .handle(new LogIn.Command(ADA, PresentedPassword.of(PASSWORD), Optional.of(first.reveal()), ORIGIN));

        assertThat(other.id()).as("each client is known for itself").isNotEqualTo(first.id());
        assertThat(again)
                .isInstanceOfSatisfying(
                        LogIn.Outcome.LoggedIn.class,
                        in -> assertThat(in.tokens().deviceToken().orElseThrow().reveal())
                                .isEqualTo(first.reveal()));
    }

    @Test
    void a_refresh_hands_out_no_device_token() {
        hexagon.registered();
        assertThat(hexagon.refreshed(hexagon.loggedIn()).deviceToken()).isEmpty();
    }

    @Test
    void without_room_to_check_nobody_is_told_they_are_wrong() {
        hexagon.registered();
        hexagon.hasher.overload(Duration.ofSeconds(3));
        assertThat(hexagon.logIn(PASSWORD)).isEqualTo(new LogIn.Outcome.Overloaded(Duration.ofSeconds(3)));
        assertThat(hexagon.logIn("wrong")).isEqualTo(new LogIn.Outcome.Overloaded(Duration.ofSeconds(3)));
    }

    @Test
    void an_outdated_hash_is_renewed_by_the_login_that_proved_its_password() {
        Account account = hexagon.registered();
        String before = hash(account);
        hexagon.hasher.outdate();

        hexagon.loggedIn();

        assertThat(hash(account)).isNotEqualTo(before);
        assertThat(hexagon.logIn(PASSWORD)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
    }

    @Test
    void a_wrong_password_renews_nothing() {
        Account account = hexagon.registered();
        String before = hash(account);
        hexagon.hasher.outdate();

        hexagon.logIn("wrong");

        assertThat(hash(account)).isEqualTo(before);
    }

    @Test
    void an_account_has_100_live_sessions_and_one_more_ends_the_least_recently_used() {
        hexagon.registered();
        TokenSet first = hexagon.loggedIn();
        hexagon.clock.pass(Duration.ofSeconds(2));
        TokenSet second = hexagon.loggedIn();
        hexagon.clock.pass(Duration.ofSeconds(2));
        TokenSet firstRefreshed = hexagon.refreshed(first);
        for (int i = 2; i < Session.LIMIT; i++) {
            hexagon.clock.pass(Duration.ofSeconds(2));
            hexagon.loggedIn();
        }
        assertThat(hexagon.authenticate(second)).isInstanceOf(Authenticate.Outcome.Authenticated.class);

        hexagon.clock.pass(Duration.ofSeconds(2));
        hexagon.loggedIn();

        assertThat(hexagon.authenticate(second)).isInstanceOf(Authenticate.Outcome.Refused.class);
        assertThat(hexagon.world
                        .sessions()
                        .find(second.session().id())
                        .orElseThrow()
                        .end())
                .map(Session.End::reason)
                .contains(EndReason.TOO_MANY);
        assertThat(hexagon.authenticate(firstRefreshed)).isInstanceOf(Authenticate.Outcome.Authenticated.class);
    }

    private String hash(Account account) {
        return hexagon.world
                .credentials()
                .ofAccount(account.id())
                .orElseThrow()
                .hash()
                .reveal();
    }
}
