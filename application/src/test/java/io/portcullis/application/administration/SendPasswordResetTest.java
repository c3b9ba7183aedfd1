package io.portcullis.application.administration;

import static io.portcullis.application.Hexagon.ADA;
import static io.portcullis.application.Hexagon.ORIGIN;
import static io.portcullis.application.Hexagon.PASSWORD;
import static io.portcullis.application.Hexagon.email;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.application.Hexagon;
import io.portcullis.application.session.Authenticate;
import io.portcullis.application.session.LogIn;
import io.portcullis.application.ticket.ResetPassword;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.token.TokenSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SendPasswordResetTest {

    private static final EmailAddress EVE = email("eve@example.org");
    private static final SendPasswordReset.Outcome SENT = new SendPasswordReset.Outcome.Sent();

    private final Hexagon hexagon = new Hexagon();
    private Caller ada;
    private TokenSet eves;
    private Account eve;

    @BeforeEach
    void live() {
        hexagon.verified();
        ada = hexagon.caller(hexagon.loggedIn());
        hexagon.register(EVE, PASSWORD);
        eve = hexagon.world.accounts().find(EVE).orElseThrow();
        eves = switch (hexagon.logIn(EVE, PASSWORD)) {
            case LogIn.Outcome.LoggedIn(TokenSet tokens) -> tokens;
            case LogIn.Outcome other -> throw new AssertionError(other);
        };
    }

    @Test
    void the_owner_is_mailed_a_link_and_nothing_changes_until_it_is_used() {
        assertThat(send(eve.id())).isEqualTo(SENT);

        assertThat(hexagon.kindsTo(EVE)).contains(MailKind.RESET_PASSWORD);
        assertThat(hexagon.kindsTo(ADA)).as("the administrator has no link").doesNotContain(MailKind.RESET_PASSWORD);
        assertThat(hexagon.authenticate(eves)).isInstanceOf(Authenticate.Outcome.Authenticated.class);
        assertThat(hexagon.reset(hexagon.mailedToken(EVE, MailKind.RESET_PASSWORD), "a wholly other passphrase"))
                .isEqualTo(new ResetPassword.Outcome.Reset());
    }

    @Test
    void it_is_recorded_with_its_actor() {
        send(eve.id());

        assertThat(hexagon.world.auditTrail().all())
                .filteredOn(entry -> entry.kind().equals("password.reset-sent"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.account()).contains(eve.id());
                    assertThat(entry.actor()).contains(ada.account().id());
                    assertThat(entry.session()).contains(ada.session().id());
                });
    }

    @Test
    void it_is_sent_however_much_was_mailed_before() {
        hexagon.requestReset(EVE);
        hexagon.mailTo(EVE);

        send(eve.id());
        send(eve.id());

        assertThat(hexagon.kindsTo(EVE))
                .filteredOn(MailKind.RESET_PASSWORD::equals)
                .isNotEmpty();
    }

    @Test
    void a_suspended_account_is_sent_nothing() {
        hexagon.suspend(eve.id());

        assertThat(send(eve.id())).isEqualTo(new SendPasswordReset.Outcome.Suspended());

        assertThat(hexagon.kindsTo(EVE)).doesNotContain(MailKind.RESET_PASSWORD);
        assertThat(hexagon.trail(eve.id())).doesNotContain("password.reset-sent");
    }

    @Test
    void nobody_is_sent_nothing() {
        assertThat(send(new AccountId(new UUID(1, 1)))).isEqualTo(new SendPasswordReset.Outcome.NotFound());
    }

    private SendPasswordReset.Outcome send(AccountId account) {
        return hexagon.administration.sendPasswordReset().handle(new SendPasswordReset.Command(ada, account, ORIGIN));
    }
}
