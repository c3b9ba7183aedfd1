package io.portcullis.application.ticket;

import static io.portcullis.application.Hexagon.ADA;
import static io.portcullis.application.Hexagon.ORIGIN;
import static io.portcullis.application.Hexagon.PASSWORD;
import static io.portcullis.application.Hexagon.email;
import static io.portcullis.application.Hexagon.newPassword;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.portcullis.application.Hexagon;
import io.portcullis.application.account.ChangeEmail;
import io.portcullis.application.credential.ChangePassword;
import io.portcullis.application.session.Authenticate;
import io.portcullis.application.session.LogIn;
import io.portcullis.application.session.RefreshSession;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.mail.Mail;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.port.PasswordHasher;
import io.portcullis.domain.request.Fault;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.ticket.Ticket;
import io.portcullis.domain.token.TokenSet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResetPasswordTest {

    private static final String NEXT = "a wholly other passphrase";
    private static final ResetPassword.Outcome RESET = new ResetPassword.Outcome.Reset();
    private static final ResetPassword.Outcome VOID = new ResetPassword.Outcome.LinkVoid();
    private static final EmailAddress GRACE = email("grace@example.org");

    private final Hexagon hexagon = new Hexagon();
    private final Account ada = hexagon.verified();

    @Test
    void the_new_password_holds_and_the_old_one_does_not() {
        assertThat(hexagon.reset(link(), NEXT)).isEqualTo(RESET);

        assertThat(hexagon.logIn(NEXT)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
        assertThat(hexagon.logIn(PASSWORD)).isEqualTo(new LogIn.Outcome.Refused());
    }

    @Test
    void every_session_ends() {
        List<TokenSet> sessions = List.of(hexagon.loggedIn(), hexagon.loggedIn());

        hexagon.reset(link(), NEXT);

        assertThat(sessions).allSatisfy(tokens -> {
            assertThat(hexagon.authenticate(tokens)).isInstanceOf(Authenticate.Outcome.Refused.class);
            assertThat(hexagon.refresh(tokens)).isEqualTo(new RefreshSession.Outcome.Refused());
        });
    }

    @Test
    void nobody_is_logged_in() {
        hexagon.reset(link(), NEXT);

        assertThat(hexagon.world.sessions().all(ada.id())).isEmpty();
    }

    @Test
    void the_address_is_verified_since_the_mail_was_received() {
        assertThat(hexagon.register(GRACE, PASSWORD)).isNotNull();
        hexagon.clock.pass(Duration.ofMinutes(1));
        hexagon.requestReset(GRACE);

        hexagon.reset(hexagon.mailedToken(GRACE, MailKind.RESET_PASSWORD), NEXT);

        assertThat(hexagon.world.accounts().find(GRACE).orElseThrow().emailVerified())
                .isTrue();
    }

    @Test
    void a_link_is_good_once() {
        String link = link();
        hexagon.reset(link, NEXT);

        assertThat(hexagon.reset(link, "yet another good phrase")).isEqualTo(VOID);
        assertThat(hexagon.logIn(NEXT)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
    }

    @Test
    void a_link_is_good_for_half_an_hour_and_not_a_microsecond_longer() {
        String link = link();
        hexagon.clock.pass(Duration.ofMinutes(30));
        assertThat(hexagon.reset(link, NEXT)).isEqualTo(VOID);

        hexagon.clock.pass(Duration.ofNanos(-1000));
        assertThat(hexagon.reset(link, NEXT)).isEqualTo(RESET);
    }

    @Test
    void a_newer_link_takes_an_older_ones_place() {
        String older = link();
        hexagon.clock.pass(Duration.ofMinutes(1));
        String newer = link();

        assertThat(hexagon.reset(older, NEXT)).isEqualTo(VOID);
        assertThat(hexagon.reset(newer, NEXT)).isEqualTo(RESET);
    }

    @Test
    void a_link_that_verifies_an_address_resets_nothing() {
        hexagon.changeEmail(hexagon.caller(hexagon.loggedIn()), GRACE, PASSWORD);

        String link = hexagon.mailedToken(GRACE, MailKind.CONFIRM_NEW_EMAIL);
        Ticket ticket = hexagon.world.tickets().all().getLast();
        Sealed sealed = hexagon.sealer.seal(Sealed.Kind.RESET_TOKEN, ticket.id().value(), 0, ticket.sealing());

        assertThat(hexagon.reset(link, NEXT)).isEqualTo(VOID);
        assertThat(hexagon.reset(sealed.reveal(), NEXT))
                .as("not even one that we have sealed")
                .isEqualTo(VOID);
    }

    @Test
    void a_forged_link_is_void_and_costs_no_hashing() {
        Sealed good = Sealed.parse(Sealed.Kind.RESET_TOKEN, link()).orElseThrow();
        Sealed forged = new Sealed(good.kind(), good.id(), good.counter(), new byte[Sealed.MAC_LENGTH]);
        int before = hexagon.hasher.work();

        assertThat(hexagon.reset(forged.reveal(), NEXT)).isEqualTo(VOID);

        assertThat(hexagon.hasher.work()).isEqualTo(before);
        assertThat(hexagon.reset(good.reveal(), NEXT)).isEqualTo(RESET);
    }

    @Test
    void a_refused_password_spends_nothing() {
        String link = link();

        assertThat(fault(hexagon.reset(link, "portcullis 1234567"))).isEqualTo(Fault.Code.TOO_COMMON);
        assertThat(fault(hexagon.reset(link, "violets, violets, violets"))).isEqualTo(Fault.Code.TOO_COMMON);

        assertThat(hexagon.logIn(PASSWORD)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
        assertThat(hexagon.reset(link, NEXT)).isEqualTo(RESET);
    }

    @Test
    void without_room_to_hash_nothing_is_spent() {
        String link = link();
        hexagon.hasher.overload(Duration.ofSeconds(2));
        assertThat(hexagon.reset(link, NEXT)).isEqualTo(new ResetPassword.Outcome.Overloaded(Duration.ofSeconds(2)));
        hexagon.hasher.relieve();

        assertThat(hexagon.logIn(PASSWORD)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
        assertThat(hexagon.reset(link, NEXT)).isEqualTo(RESET);
    }

    @Test
    void without_room_to_judge_nothing_is_spent() {
        String link = link();
        hexagon.policy.overload(Duration.ofSeconds(2));

        assertThat(hexagon.reset(link, NEXT)).isEqualTo(new ResetPassword.Outcome.Overloaded(Duration.ofSeconds(2)));
        assertThat(hexagon.logIn(PASSWORD)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
    }

    @Test
    void a_link_that_expires_while_the_password_is_hashed_is_void() {
        assertThat(resetWhile(() -> hexagon.clock.pass(Duration.ofMinutes(30)))).isEqualTo(VOID);

        assertThat(hexagon.logIn(PASSWORD)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
    }

    @Test
    void a_link_that_is_overtaken_while_the_password_is_hashed_is_void() {
        assertThat(resetWhile(() -> {
                    hexagon.clock.pass(Duration.ofMinutes(1));
                    link();
                }))
                .isEqualTo(VOID);

        assertThat(hexagon.logIn(PASSWORD)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
    }

    @Test
    void an_account_that_changes_while_the_password_is_hashed_is_left_alone() {
        assertThat(resetWhile(() -> hexagon.advanceEpoch(ada.id()))).isEqualTo(VOID);

        assertThat(hexagon.logIn(PASSWORD)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
    }

    @Test
    void a_change_of_password_voids_the_link() {
        String link = link();
        assertThat(hexagon.changePassword(hexagon.caller(hexagon.loggedIn()), PASSWORD, NEXT))
                .isEqualTo(new ChangePassword.Outcome.Changed());

        assertThat(hexagon.reset(link, "yet another good phrase")).isEqualTo(VOID);
        assertThat(hexagon.logIn(NEXT)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
    }

    @Test
    void a_change_of_address_voids_the_link() {
        String link = link();
        assertThat(hexagon.changeEmail(hexagon.caller(hexagon.loggedIn()), GRACE, PASSWORD))
                .isEqualTo(new ChangeEmail.Outcome.Accepted());
        hexagon.verify(hexagon.mailedToken(GRACE, MailKind.CONFIRM_NEW_EMAIL));

        assertThat(hexagon.reset(link, NEXT)).isEqualTo(VOID);
        assertThat(hexagon.logIn(GRACE, PASSWORD)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
    }

    @Test
    void a_suspension_voids_the_link_for_good() {
        String link = link();
        hexagon.suspend(ada.id());
        assertThat(hexagon.reset(link, NEXT)).isEqualTo(VOID);

        assertThat(hexagon.world.accounts().reinstate(ada.id())).isNotNull();
        assertThat(hexagon.reset(link, NEXT)).isEqualTo(VOID);
    }

    @Test
    void whoever_asks_learns_nothing_and_nobody_is_mailed_where_there_is_no_account() {
        assertThat(hexagon.requestReset(GRACE)).isEqualTo(hexagon.requestReset(ADA));

        assertThat(hexagon.mailTo(GRACE)).isEmpty();
        assertThat(hexagon.kindsTo(ADA)).containsExactly(MailKind.VERIFY_EMAIL, MailKind.RESET_PASSWORD);
    }

    @Test
    void a_suspended_account_is_mailed_no_link() {
        hexagon.suspend(ada.id());

        assertThat(hexagon.requestReset(ADA)).isEqualTo(new RequestPasswordReset.Outcome.Accepted());

        assertThat(hexagon.kindsTo(ADA)).containsExactly(MailKind.VERIFY_EMAIL);
    }

    @Test
    void a_link_goes_to_the_stored_address_alone() {
        hexagon.requestReset(email("ADA@EXAMPLE.org"));

        hexagon.mailTo(ADA);
        assertThat(hexagon.mailbox.delivered().getLast())
                .extracting(Mail::recipient)
                .extracting(EmailAddress::address)
                .isEqualTo("ada@example.org");
    }

    @Test
    void a_reset_opens_what_a_hundred_failures_have_closed() {
        TokenSet known = hexagon.loggedIn();
        String device = known.deviceToken().orElseThrow().reveal();
        for (int i = 0; i < 100; i++) {
            assertThat(hexagon.logIn("wrong")).isEqualTo(new LogIn.Outcome.Refused());
            hexagon.clock.pass(Duration.ofHours(1));
        }
        assertThat(hexagon.logIn(PASSWORD))
                .as("a stranger, though the password is right")
                .isEqualTo(new LogIn.Outcome.Throttled(Duration.ofHours(1)));
        hexagon.clock.pass(Duration.ofDays(7));
        assertThat(hexagon.logIn(PASSWORD)).isInstanceOf(LogIn.Outcome.Throttled.class);
        assertThat(hexagon.logInFrom(device, PASSWORD)).as("a known client").isInstanceOf(LogIn.Outcome.LoggedIn.class);
        assertThat(hexagon.logIn(PASSWORD))
                .as("which opens it for nobody else")
                .isInstanceOf(LogIn.Outcome.Throttled.class);

        assertThat(hexagon.reset(link(), NEXT)).isEqualTo(RESET);

        assertThat(hexagon.logIn(NEXT)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
    }

    @Test
    void a_reset_voids_the_device_tokens() {
        String device = hexagon.loggedIn().deviceToken().orElseThrow().reveal();
        String link = link();
        hexagon.clock.pass(Duration.ofSeconds(1));
        hexagon.reset(link, NEXT);
        for (int i = 0; i < 5; i++) {
            hexagon.logIn("wrong");
        }

        assertThat(hexagon.logInFrom(device, NEXT)).isInstanceOf(LogIn.Outcome.Throttled.class);
    }

    /** Resets by a hasher during whose work something else happens. */
    private ResetPassword.Outcome resetWhile(Runnable event) {
        String link = link();
        PasswordHasher slow = mock();
        when(slow.hash(any())).thenAnswer(call -> {
            event.run();
            return hexagon.hasher.hash(call.getArgument(0));
        });
        return hexagon.ticketsOver(slow)
                .resetPassword()
                .handle(new ResetPassword.Command(link, newPassword(NEXT), ORIGIN));
    }

    private String link() {
        hexagon.requestReset(ADA);
        return hexagon.mailedToken(ADA, MailKind.RESET_PASSWORD);
    }

    private static Fault.Code fault(ResetPassword.Outcome outcome) {
        return switch (outcome) {
            case ResetPassword.Outcome.PasswordRefused(Fault fault) -> fault.code();
            case ResetPassword.Outcome.Reset _, ResetPassword.Outcome.LinkVoid _, ResetPassword.Outcome.Overloaded _ ->
                throw new AssertionError(outcome);
        };
    }
}
