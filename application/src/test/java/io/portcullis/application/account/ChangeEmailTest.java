package io.portcullis.application.account;

import static io.portcullis.application.Hexagon.ADA;
import static io.portcullis.application.Hexagon.ORIGIN;
import static io.portcullis.application.Hexagon.PASSWORD;
import static io.portcullis.application.Hexagon.email;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.portcullis.application.Hexagon;
import io.portcullis.application.session.Authenticate;
import io.portcullis.application.session.LogIn;
import io.portcullis.application.session.LogOut;
import io.portcullis.application.ticket.VerifyEmail;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.port.PasswordHasher;
import io.portcullis.domain.request.Fault;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.ticket.Ticket;
import io.portcullis.domain.token.TokenSet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeEmailTest {

    private static final EmailAddress NEXT = email("ada.lovelace@example.org");
    private static final ChangeEmail.Outcome ACCEPTED = new ChangeEmail.Outcome.Accepted();

    private final Hexagon hexagon = new Hexagon();
    private final Account ada = hexagon.verified();
    private final TokenSet tokens = hexagon.loggedIn();
    private final Caller caller = hexagon.caller(tokens);

    @BeforeEach
    void letTimePass() {
        hexagon.mailTo(ADA);
        hexagon.clock.pass(Duration.ofSeconds(2));
    }

    @Test
    void nothing_changes_before_the_link_is_used() {
        assertThat(change(NEXT)).isEqualTo(ACCEPTED);
        hexagon.mailTo(NEXT);

        assertThat(hexagon.world.accounts().find(ada.id())).contains(ada);
        assertThat(hexagon.logIn(NEXT, PASSWORD)).isEqualTo(new LogIn.Outcome.Refused());
        assertThat(hexagon.logIn(PASSWORD)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
    }

    @Test
    void the_link_gives_the_account_its_new_address_verified() {
        change(NEXT);

        assertThat(hexagon.verify(link(NEXT))).isEqualTo(new VerifyEmail.Outcome.Verified());

        Account now = hexagon.world.accounts().find(ada.id()).orElseThrow();
        assertThat(now.email()).isEqualTo(NEXT);
        assertThat(now.emailVerified()).isTrue();
        assertThat(hexagon.logIn(NEXT, PASSWORD)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
        assertThat(hexagon.logIn(PASSWORD)).isEqualTo(new LogIn.Outcome.Refused());
        assertThat(hexagon.authenticate(tokens)).isInstanceOf(Authenticate.Outcome.Authenticated.class);
    }

    @Test
    void the_old_address_hears_of_the_wish_and_both_of_the_change() {
        change(NEXT);
        String link = link(NEXT);
        hexagon.clock.pass(Duration.ofSeconds(2));
        hexagon.verify(link);

        assertThat(hexagon.kindsTo(ADA)).endsWith(MailKind.EMAIL_CHANGE_REQUESTED, MailKind.EMAIL_CHANGED);
        assertThat(hexagon.kindsTo(NEXT)).containsExactly(MailKind.CONFIRM_NEW_EMAIL, MailKind.EMAIL_CHANGED);
    }

    @Test
    void whoever_has_the_address_already_is_not_told() {
        hexagon.register(NEXT, PASSWORD);
        hexagon.mailTo(NEXT);
        hexagon.clock.pass(Duration.ofMinutes(1));

        assertThat(change(NEXT)).as("nor is the caller").isEqualTo(ACCEPTED);

        assertThat(hexagon.kindsTo(NEXT)).containsExactly(MailKind.VERIFY_EMAIL);
        assertThat(hexagon.kindsTo(ADA)).endsWith(MailKind.EMAIL_CHANGE_REQUESTED);
    }

    @Test
    void an_address_that_was_taken_meanwhile_voids_the_link_and_nothing_changes() {
        change(NEXT);
        String link = link(NEXT);
        hexagon.register(NEXT, PASSWORD);
        int mails = hexagon.world.outbox().all().size();
        List<Ticket> tickets = hexagon.world.tickets().all();

        assertThat(hexagon.verify(link)).isEqualTo(new VerifyEmail.Outcome.LinkVoid());

        assertThat(hexagon.world.accounts().find(ada.id())).contains(ada);
        assertThat(hexagon.trail(ada.id())).doesNotContain("email.changed");
        assertThat(hexagon.world.outbox().all()).hasSize(mails);
        assertThat(hexagon.world.tickets().all()).isEqualTo(tickets);
    }

    @Test
    void of_two_wishes_the_later_stands() {
        EmailAddress later = email("countess@example.org");
        change(NEXT);
        String first = link(NEXT);
        hexagon.clock.pass(Duration.ofSeconds(1));
        change(later);
        String second = link(later);

        assertThat(hexagon.verify(first)).isEqualTo(new VerifyEmail.Outcome.LinkVoid());
        assertThat(hexagon.verify(second)).isEqualTo(new VerifyEmail.Outcome.Verified());
    }

    @Test
    void ones_own_address_is_no_change_whatever_its_case() {
        assertThat(hexagon.changeEmail(caller, email("Ada@Example.ORG"), "wrong"))
                .isInstanceOfSatisfying(
                        ChangeEmail.Outcome.EmailRefused.class,
                        refused -> assertThat(refused.fault().code()).isEqualTo(Fault.Code.UNCHANGED));
    }

    @Test
    void a_wrong_password_changes_nothing_mails_nobody_and_is_counted() {
        int mails = hexagon.world.outbox().all().size();
        for (int i = 0; i < 5; i++) {
            assertThat(hexagon.changeEmail(caller, NEXT, "wrong"))
                    .isEqualTo(new ChangeEmail.Outcome.NotReauthenticated());
        }

        assertThat(change(NEXT)).isEqualTo(new ChangeEmail.Outcome.Throttled(Duration.ofSeconds(1)));
        assertThat(hexagon.world.outbox().all()).hasSize(mails);
        assertThat(hexagon.trail(ada.id())).startsWith("reauthentication.refused");
    }

    @Test
    void who_waits_for_the_session_spends_nothing_of_the_networks_mails() {
        for (int i = 0; i < 5; i++) {
            hexagon.changeEmail(caller, NEXT, "wrong");
        }
        for (int i = 0; i < 40; i++) {
            assertThat(change(NEXT)).isEqualTo(new ChangeEmail.Outcome.Throttled(Duration.ofSeconds(1)));
        }
        hexagon.clock.pass(Duration.ofSeconds(1));

        assertThat(change(NEXT)).isEqualTo(ACCEPTED);
    }

    @Test
    void without_room_to_check_nothing_is_mailed_or_spent() {
        hexagon.hasher.overload(Duration.ofSeconds(2));
        for (int i = 0; i < 40; i++) {
            assertThat(change(NEXT)).isEqualTo(new ChangeEmail.Outcome.Overloaded(Duration.ofSeconds(2)));
        }
        hexagon.hasher.relieve();

        assertThat(change(NEXT)).isEqualTo(ACCEPTED);
    }

    @Test
    void an_account_that_changed_while_its_password_was_checked_is_left_alone() {
        assertThat(changeWhile(() -> hexagon.advanceEpoch(ada.id())))
                .isEqualTo(new ChangeEmail.Outcome.NotReauthenticated());

        assertThat(hexagon.mailTo(NEXT)).isEmpty();
        assertThat(hexagon.trail(ada.id())).startsWith("reauthentication.refused");
    }

    @Test
    void a_session_that_ended_while_the_password_was_checked_changes_nothing() {
        assertThat(changeWhile(() -> hexagon.sessions.logOut().handle(new LogOut.Command(caller, ORIGIN))))
                .isEqualTo(new ChangeEmail.Outcome.NotReauthenticated());

        assertThat(hexagon.mailTo(NEXT)).isEmpty();
    }

    @Test
    void a_change_of_password_drops_the_wish() {
        change(NEXT);
        String link = link(NEXT);
        hexagon.changePassword(caller, PASSWORD, "a wholly other passphrase");

        assertThat(hexagon.verify(link)).isEqualTo(new VerifyEmail.Outcome.LinkVoid());
    }

    /** Asks by a hasher during whose work something else happens. */
    private ChangeEmail.Outcome changeWhile(Runnable event) {
        PasswordHasher slow = mock();
        when(slow.verify(any(), any())).thenAnswer(call -> {
            event.run();
            return hexagon.hasher.verify(call.getArgument(0), call.getArgument(1));
        });
        return hexagon.ownerOver(slow, hexagon.world.auditTrail())
                .changeEmail()
                .handle(new ChangeEmail.Command(caller, NEXT, PresentedPassword.of(PASSWORD), ORIGIN));
    }

    private ChangeEmail.Outcome change(EmailAddress next) {
        return hexagon.changeEmail(caller, next, PASSWORD);
    }

    private String link(EmailAddress address) {
        return hexagon.mailedToken(address, MailKind.CONFIRM_NEW_EMAIL);
    }
}
