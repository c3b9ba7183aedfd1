package io.portcullis.application.account;

import static io.portcullis.application.Hexagon.ADA;
import static io.portcullis.application.Hexagon.PASSWORD;
import static io.portcullis.application.Hexagon.email;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.application.Hexagon;
import io.portcullis.application.session.LogIn;
import io.portcullis.application.ticket.ResetPassword;
import io.portcullis.application.ticket.VerifyEmail;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.account.Registration;
import io.portcullis.domain.mail.MailKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whoever registers isn't told whether the address was free; its mail is. */
class ConfidentialRegistrationTest {

    private static final String NEWCOMERS = "a wholly other passphrase";
    private static final RegisterAccount.Outcome ACCEPTED = new RegisterAccount.Outcome.Accepted();

    private final Hexagon hexagon = new Hexagon(Registration.CONFIDENTIAL, false);

    @Test
    void a_free_address_gets_an_account_and_a_link_to_verify_it() {
        assertThat(hexagon.register(ADA, PASSWORD)).isEqualTo(ACCEPTED);

        assertThat(hexagon.kindsTo(ADA)).containsExactly(MailKind.VERIFY_EMAIL);
        assertThat(hexagon.verify(hexagon.mailedToken(ADA, MailKind.VERIFY_EMAIL)))
                .isEqualTo(new VerifyEmail.Outcome.Verified());
        assertThat(hexagon.logIn(PASSWORD)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
    }

    @Test
    void the_owner_of_a_verified_address_is_told_that_they_have_an_account() {
        hexagon.verified();

        assertThat(hexagon.register(ADA, NEWCOMERS)).isEqualTo(ACCEPTED);

        assertThat(hexagon.kindsTo(ADA)).containsExactly(MailKind.VERIFY_EMAIL, MailKind.ACCOUNT_EXISTS);
    }

    @Test
    void whoever_has_an_unverified_address_gets_a_link_that_makes_the_account_theirs() {
        hexagon.registered();
        hexagon.clock.pass(Duration.ofMinutes(1));

        assertThat(hexagon.register(ADA, NEWCOMERS)).isEqualTo(ACCEPTED);

        assertThat(hexagon.kindsTo(ADA)).containsExactly(MailKind.VERIFY_EMAIL, MailKind.CLAIM_ACCOUNT);
        assertThat(hexagon.reset(hexagon.mailedToken(ADA, MailKind.CLAIM_ACCOUNT), NEWCOMERS))
                .isEqualTo(new ResetPassword.Outcome.Reset());
        assertThat(hexagon.logIn(NEWCOMERS)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
    }

    @Test
    void a_suspended_account_is_told_nothing() {
        Account ada = hexagon.verified();
        hexagon.suspend(ada.id());

        assertThat(hexagon.register(ADA, NEWCOMERS)).isEqualTo(ACCEPTED);

        assertThat(hexagon.kindsTo(ADA)).containsExactly(MailKind.VERIFY_EMAIL);
    }

    @Test
    void the_newcomers_password_is_thrown_away() {
        Account ada = hexagon.verified();

        hexagon.register(ADA, NEWCOMERS);

        assertThat(hexagon.logIn(NEWCOMERS)).isEqualTo(new LogIn.Outcome.Refused());
        assertThat(hexagon.logIn(PASSWORD)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
        assertThat(hexagon.world.accounts().find(ADA)).contains(ada);
    }

    @Test
    void the_owner_is_told_once_a_day_however_often_somebody_tries() {
        hexagon.verified();
        for (int i = 0; i < 24; i++) {
            assertThat(hexagon.register(ADA, NEWCOMERS)).isEqualTo(ACCEPTED);
            hexagon.clock.pass(Duration.ofHours(1));
        }
        assertThat(hexagon.kindsTo(ADA)).containsOnlyOnce(MailKind.ACCOUNT_EXISTS);

        hexagon.register(ADA, NEWCOMERS);

        assertThat(hexagon.kindsTo(ADA))
                .containsExactly(MailKind.VERIFY_EMAIL, MailKind.ACCOUNT_EXISTS, MailKind.ACCOUNT_EXISTS);
    }

    @Test
    void every_try_leaves_one_entry_and_one_mail_if_only_to_nobody() {
        for (EmailAddress address : new EmailAddress[] {ADA, ADA, email("grace@example.org")}) {
            int entries = hexagon.world.auditTrail().all().size();
            int mails = hexagon.world.outbox().all().size();

            hexagon.register(address, PASSWORD);

            assertThat(hexagon.world.auditTrail().all()).hasSize(entries + 1);
            assertThat(hexagon.world.outbox().all()).hasSize(mails + 1);
        }
    }

    @Test
    void where_registration_is_closed_nobody_gets_an_account_and_nothing_is_hashed_or_mailed() {
        Hexagon closed = new Hexagon(Registration.CLOSED, false);

        assertThat(closed.register(ADA, PASSWORD)).isEqualTo(new RegisterAccount.Outcome.Closed());
        assertThat(closed.register(ADA, "portcullis 1234567"))
                .as("whatever the password")
                .isEqualTo(new RegisterAccount.Outcome.Closed());

        assertThat(closed.world.accounts().find(ADA)).isEmpty();
        assertThat(closed.hasher.work()).isZero();
        assertThat(closed.world.outbox().all()).isEmpty();
    }
}
