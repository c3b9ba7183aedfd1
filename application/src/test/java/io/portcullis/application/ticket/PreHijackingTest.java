package io.portcullis.application.ticket;

import static io.portcullis.application.Hexagon.ADA;
import static io.portcullis.application.Hexagon.PASSWORD;
import static io.portcullis.application.Hexagon.email;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.application.Hexagon;
import io.portcullis.application.session.Authenticate;
import io.portcullis.application.session.LogIn;
import io.portcullis.application.session.RefreshSession;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.token.TokenSet;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A squatter makes an account with Ada's address before she does; nothing that they prepared outlives her coming. */
class PreHijackingTest {

    private static final String ADAS = "a wholly other passphrase";
    private static final EmailAddress SQUATTERS = email("squatter@example.net");

    private final Hexagon hexagon = new Hexagon();
    private final Account squatted = hexagon.registered();
    private final TokenSet squatters = hexagon.loggedIn();
    private String change;

    @BeforeEach
    void prepareAndComeBack() {
        hexagon.changeEmail(hexagon.caller(squatters), SQUATTERS, PASSWORD);
        change = hexagon.mailedToken(SQUATTERS, MailKind.CONFIRM_NEW_EMAIL);
        hexagon.clock.pass(Duration.ofMinutes(1));
        hexagon.requestReset(ADA);
        assertThat(hexagon.reset(hexagon.mailedToken(ADA, MailKind.RESET_PASSWORD), ADAS))
                .isEqualTo(new ResetPassword.Outcome.Reset());
    }

    @Test
    void the_squatters_password_is_worth_nothing() {
        assertThat(hexagon.logIn(PASSWORD)).isEqualTo(new LogIn.Outcome.Refused());
        assertThat(hexagon.logIn(ADAS)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
    }

    @Test
    void the_squatters_session_is_worth_nothing() {
        assertThat(hexagon.authenticate(squatters)).isInstanceOf(Authenticate.Outcome.Refused.class);
        assertThat(hexagon.refresh(squatters)).isEqualTo(new RefreshSession.Outcome.Refused());
    }

    @Test
    void the_squatters_device_is_a_strangers() {
        for (int i = 0; i < 5; i++) {
            hexagon.logIn("wrong");
        }

        assertThat(hexagon.logInFrom(squatters.deviceToken().orElseThrow().reveal(), ADAS))
                .isInstanceOf(LogIn.Outcome.Throttled.class);
    }

    @Test
    void the_squatters_pending_change_of_address_is_worth_nothing() {
        assertThat(hexagon.verify(change)).isEqualTo(new VerifyEmail.Outcome.LinkVoid());

        Account now = hexagon.world.accounts().find(squatted.id()).orElseThrow();
        assertThat(now.email()).isEqualTo(ADA);
        assertThat(now.emailVerified()).isTrue();
    }
}
