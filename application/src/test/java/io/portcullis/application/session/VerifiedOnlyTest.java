package io.portcullis.application.session;

import static io.portcullis.application.Hexagon.ADA;
import static io.portcullis.application.Hexagon.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.application.Hexagon;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.Registration;
import io.portcullis.domain.mail.MailKind;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where an address must be verified before anybody logs in, only they are told so who know the password. */
class VerifiedOnlyTest {

    private static final LogIn.Outcome NOT_VERIFIED = new LogIn.Outcome.EmailNotVerified();

    private final Hexagon hexagon = new Hexagon(Registration.CONFIDENTIAL, true);
    private final Account ada = hexagon.registered();

    @Test
    void the_right_password_opens_nothing_before_the_address_is_verified() {
        assertThat(hexagon.logIn(PASSWORD)).isEqualTo(NOT_VERIFIED);
        assertThat(hexagon.world.sessions().all(ada.id())).isEmpty();

        hexagon.verify(hexagon.mailedToken(ADA, MailKind.VERIFY_EMAIL));

        assertThat(hexagon.logIn(PASSWORD)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
    }

    @Test
    void a_wrong_password_is_told_nothing_else() {
        assertThat(hexagon.logIn("wrong")).isEqualTo(new LogIn.Outcome.Refused());
    }

    @Test
    void a_suspended_account_is_told_nothing_else() {
        hexagon.suspend(ada.id());
        assertThat(hexagon.logIn(PASSWORD)).isEqualTo(new LogIn.Outcome.Refused());
    }

    @Test
    void it_is_recorded_with_its_reason() {
        hexagon.logIn(PASSWORD);

        assertThat(hexagon.world.auditTrail().all()).hasSize(2).last().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo("session.refused");
            assertThat(entry.account()).contains(ada.id());
            assertThat(entry.actor()).isEmpty();
            assertThat(entry.details()).isEqualTo(Map.of("reason", "email-not-verified"));
        });
    }

    @Test
    void the_right_password_is_no_failure_though_it_opens_nothing() {
        for (int i = 0; i < 20; i++) {
            assertThat(hexagon.logIn(PASSWORD)).isEqualTo(NOT_VERIFIED);
        }
    }
}
