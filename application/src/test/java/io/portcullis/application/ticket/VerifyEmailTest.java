package io.portcullis.application.ticket;

import static io.portcullis.application.Hexagon.ADA;
import static io.portcullis.application.Hexagon.PASSWORD;
import static io.portcullis.application.Hexagon.email;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.application.Hexagon;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.ticket.TicketId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VerifyEmailTest {

    private static final VerifyEmail.Outcome VERIFIED = new VerifyEmail.Outcome.Verified();
    private static final VerifyEmail.Outcome VOID = new VerifyEmail.Outcome.LinkVoid();
    private static final Duration DAY = Duration.ofHours(24);

    private final Hexagon hexagon = new Hexagon();
    private final Account ada = hexagon.registered();

    @Test
    void the_link_that_follows_a_registration_verifies_its_address() {
        assertThat(isVerified()).isFalse();

        assertThat(hexagon.verify(link())).isEqualTo(VERIFIED);

        assertThat(isVerified()).isTrue();
    }

    @Test
    void verifying_ends_no_session_and_changes_no_password() {
        Caller caller = hexagon.caller(hexagon.loggedIn());

        hexagon.verify(link());

        assertThat(hexagon.world.sessions().live(ada.id(), hexagon.clock.instant()))
                .containsExactly(caller.session());
        hexagon.loggedIn();
    }

    @Test
    void a_link_is_good_once() {
        String link = link();
        hexagon.verify(link);

        assertThat(hexagon.verify(link)).isEqualTo(VOID);
        assertThat(hexagon.trail(ada.id())).containsOnlyOnce("email.verified");
    }

    @Test
    void a_link_is_good_for_24_hours_and_not_a_microsecond_longer() {
        String link = link();
        hexagon.clock.pass(DAY);
        assertThat(hexagon.verify(link)).isEqualTo(VOID);

        hexagon.clock.pass(Duration.ofNanos(-1000));
        assertThat(hexagon.verify(link)).isEqualTo(VERIFIED);
    }

    @Test
    void a_newer_link_takes_an_older_ones_place() {
        String older = link();
        hexagon.clock.pass(Duration.ofMinutes(1));
        hexagon.requestVerification(ADA);
        String newer = link();

        assertThat(hexagon.verify(older)).isEqualTo(VOID);
        assertThat(hexagon.verify(newer)).isEqualTo(VERIFIED);
    }

    @Test
    void a_link_that_resets_passwords_verifies_nothing() {
        hexagon.clock.pass(Duration.ofMinutes(1));
        hexagon.requestReset(ADA);
        String reset = hexagon.mailedToken(ADA, MailKind.RESET_PASSWORD);
        Sealed ticket = Sealed.parse(Sealed.Kind.RESET_TOKEN, reset).orElseThrow();
        Sealed disguised = new Sealed(Sealed.Kind.VERIFICATION_TOKEN, ticket.id(), ticket.counter(), ticket.mac());
        Sealed sealed = hexagon.sealer.seal(
                Sealed.Kind.VERIFICATION_TOKEN,
                ticket.id(),
                0,
                hexagon.world
                        .tickets()
                        .find(new TicketId(ticket.id()))
                        .orElseThrow()
                        .sealing());

        assertThat(hexagon.verify(reset)).isEqualTo(VOID);
        assertThat(hexagon.verify(disguised.reveal())).isEqualTo(VOID);
        assertThat(hexagon.verify(sealed.reveal()))
                .as("not even one that we have sealed")
                .isEqualTo(VOID);
        assertThat(isVerified()).isFalse();
    }

    @Test
    void a_forged_link_is_void_and_spends_nothing() {
        String link = link();
        Sealed good = Sealed.parse(Sealed.Kind.VERIFICATION_TOKEN, link).orElseThrow();
        Sealed forged = new Sealed(good.kind(), good.id(), good.counter(), new byte[Sealed.MAC_LENGTH]);
        Sealed unknown = new Sealed(good.kind(), new UUID(1, 2), good.counter(), good.mac());
        Sealed counted = new Sealed(good.kind(), good.id(), 1, good.mac());

        for (String text :
                new String[] {"", "pvt1.", link + "A", forged.reveal(), unknown.reveal(), counted.reveal()}) {
            assertThat(hexagon.verify(text)).isEqualTo(VOID);
        }
        assertThat(hexagon.verify(link)).isEqualTo(VERIFIED);
    }

    @Test
    void a_link_is_void_once_its_account_has_changed() {
        String link = link();
        hexagon.advanceEpoch(ada.id());

        assertThat(hexagon.verify(link)).isEqualTo(VOID);
        assertThat(isVerified()).isFalse();
    }

    @Test
    void a_link_of_a_suspended_account_is_void() {
        String link = link();
        hexagon.suspend(ada.id());

        assertThat(hexagon.verify(link)).isEqualTo(VOID);
    }

    @Test
    void another_link_is_mailed_only_where_there_is_something_to_verify() {
        hexagon.verify(link());
        hexagon.clock.pass(Duration.ofMinutes(1));

        assertThat(hexagon.requestVerification(ADA)).isEqualTo(new RequestVerification.Outcome.Accepted());
        assertThat(hexagon.requestVerification(email("nobody@example.org")))
                .isEqualTo(new RequestVerification.Outcome.Accepted());

        assertThat(hexagon.kindsTo(ADA)).containsExactly(MailKind.VERIFY_EMAIL);
        assertThat(hexagon.mailTo(email("nobody@example.org"))).isEmpty();
    }

    @Test
    void a_suspended_account_is_mailed_no_link() {
        hexagon.mailTo(ADA);
        hexagon.suspend(ada.id());
        hexagon.clock.pass(Duration.ofMinutes(1));

        hexagon.requestVerification(ADA);

        assertThat(hexagon.mailTo(ADA)).hasSize(1);
    }

    @Test
    void a_link_opens_no_session() {
        hexagon.verify(link());

        assertThat(hexagon.world.sessions().all(ada.id())).isEmpty();
        assertThat(hexagon.logIn(PASSWORD)).isNotNull();
    }

    private String link() {
        return hexagon.mailedToken(ADA, MailKind.VERIFY_EMAIL);
    }

    private boolean isVerified() {
        return hexagon.world.accounts().find(ada.id()).orElseThrow().emailVerified();
    }
}
