package io.portcullis.application.mail;

import static io.portcullis.application.Hexagon.ADA;
import static io.portcullis.application.Hexagon.PASSWORD;
import static io.portcullis.application.Hexagon.email;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.application.Hexagon;
import io.portcullis.application.session.LogIn;
import io.portcullis.application.ticket.RequestPasswordReset;
import io.portcullis.application.ticket.RequestVerification;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.token.TokenSet;
import io.portcullis.testkit.contract.Race;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nobody can fill a stranger's mailbox, and nobody can tell by it whose mailbox it is. */
class MailCapTest {

    private static final RequestPasswordReset.Outcome ACCEPTED = new RequestPasswordReset.Outcome.Accepted();

    private final Hexagon hexagon = new Hexagon();

    @Test
    void an_address_receives_one_mail_a_minute_and_whoever_asks_for_more_is_not_told() {
        hexagon.verified();
        for (int i = 0; i < 10; i++) {
            assertThat(hexagon.requestReset(ADA)).isEqualTo(ACCEPTED);
        }
        assertThat(resets()).hasSize(1);

        hexagon.clock.pass(Duration.ofMinutes(1));
        hexagon.requestReset(ADA);

        assertThat(resets()).hasSize(2);
    }

    @Test
    void an_address_receives_five_mails_an_hour() {
        hexagon.registered();
        for (int i = 0; i < 11; i++) {
            hexagon.clock.pass(Duration.ofMinutes(1));
            assertThat(hexagon.requestReset(ADA)).isEqualTo(ACCEPTED);
        }

        assertThat(hexagon.mailTo(ADA))
                .as("the one that followed the registration and four more")
                .hasSize(5);
        hexagon.clock.pass(Duration.ofMinutes(1));
        hexagon.requestReset(ADA);
        assertThat(hexagon.mailTo(ADA)).as("after a fifth of an hour").hasSize(6);
    }

    @Test
    void all_that_anybody_can_ask_for_counts_together() {
        hexagon.registered();

        assertThat(hexagon.requestVerification(ADA)).isEqualTo(new RequestVerification.Outcome.Accepted());
        hexagon.requestReset(ADA);

        assertThat(hexagon.kindsTo(ADA)).containsExactly(MailKind.VERIFY_EMAIL);
    }

    @Test
    void many_who_ask_at_once_get_one_mail_sent() {
        hexagon.verified();

        Race.run(20, _ -> hexagon.requestReset(ADA));

        assertThat(resets()).hasSize(1);
    }

    @Test
    void one_address_costs_no_other_anything() {
        hexagon.register(email("grace@example.org"), PASSWORD);
        hexagon.registered();

        assertThat(hexagon.kindsTo(ADA)).containsExactly(MailKind.VERIFY_EMAIL);
    }

    @Test
    void a_network_asks_for_20_mails_a_minute_and_is_told() {
        for (int i = 0; i < 10; i++) {
            assertThat(hexagon.requestReset(email("somebody" + i + "@example.org")))
                    .isEqualTo(ACCEPTED);
            assertThat(hexagon.requestVerification(email("anybody" + i + "@example.org")))
                    .isEqualTo(new RequestVerification.Outcome.Accepted());
        }

        assertThat(hexagon.requestReset(ADA))
                .isEqualTo(new RequestPasswordReset.Outcome.Throttled(Duration.ofSeconds(3)));
        assertThat(hexagon.requestVerification(ADA))
                .isEqualTo(new RequestVerification.Outcome.Throttled(Duration.ofSeconds(3)));
    }

    @Test
    void what_happens_to_a_verified_address_is_told_however_much_was_mailed_there() {
        hexagon.verified();
        hexagon.requestReset(ADA);
        String current = PASSWORD;
        for (String next : List.of("a wholly other passphrase", "yet another good phrase", "and one more long one")) {
            hexagon.clock.pass(Duration.ofSeconds(1));
            hexagon.changePassword(hexagon.caller(loggedIn(current)), current, next);
            current = next;
        }

        assertThat(hexagon.kindsTo(ADA))
                .filteredOn(MailKind.PASSWORD_CHANGED::equals)
                .hasSize(3);
    }

    @Test
    void what_happens_to_an_unverified_address_is_told_within_its_cap() {
        hexagon.registered();
        hexagon.mailTo(ADA);
        hexagon.changePassword(hexagon.caller(hexagon.loggedIn()), PASSWORD, "a wholly other passphrase");

        assertThat(hexagon.kindsTo(ADA))
                .as("it may be a stranger's, who gets no more than anybody can have sent there")
                .containsExactly(MailKind.VERIFY_EMAIL);
    }

    private TokenSet loggedIn(String password) {
        return switch (hexagon.logIn(password)) {
            case LogIn.Outcome.LoggedIn(var tokens) -> tokens;
            case LogIn.Outcome other -> throw new AssertionError(other);
        };
    }

    private List<MailKind> resets() {
        return hexagon.kindsTo(ADA).stream()
                .filter(MailKind.RESET_PASSWORD::equals)
                .toList();
    }
}
