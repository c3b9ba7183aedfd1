package io.portcullis.application.credential;

import static io.portcullis.application.Hexagon.ORIGIN;
import static io.portcullis.application.Hexagon.PASSWORD;
import static io.portcullis.application.Hexagon.newPassword;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.portcullis.application.Hexagon;
import io.portcullis.application.session.Authenticate;
import io.portcullis.application.session.LogIn;
import io.portcullis.application.session.LogOut;
import io.portcullis.application.session.RefreshSession;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.credential.Password;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.port.PasswordHasher;
import io.portcullis.domain.request.Fault;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.token.TokenSet;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChangePasswordTest {

    private static final String NEXT = "a new and rather long one";

    private final Hexagon hexagon = new Hexagon();
    private final Account account = hexagon.registered();
    private final TokenSet tokens = hexagon.loggedIn();

    @Test
    void the_new_password_holds_and_the_old_one_does_not() {
        assertThat(change(PASSWORD, NEXT)).isEqualTo(new ChangePassword.Outcome.Changed());

        assertThat(hexagon.logIn(NEXT)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
        assertThat(hexagon.logIn(PASSWORD)).isEqualTo(new LogIn.Outcome.Refused());
    }

    @Test
    void every_other_session_ends() {
        TokenSet thief = hexagon.loggedIn();

        change(PASSWORD, NEXT);

        assertThat(hexagon.authenticate(thief)).isInstanceOf(Authenticate.Outcome.Refused.class);
        assertThat(hexagon.refresh(thief)).isEqualTo(new RefreshSession.Outcome.Refused());
        assertThat(hexagon.authenticate(tokens)).isInstanceOf(Authenticate.Outcome.Authenticated.class);
        assertThat(hexagon.refresh(tokens)).isInstanceOf(RefreshSession.Outcome.Refreshed.class);
    }

    @Test
    void without_the_present_password_nothing_changes() {
        assertThat(change("wrong", NEXT)).isEqualTo(new ChangePassword.Outcome.NotReauthenticated());
        assertThat(hexagon.logIn(PASSWORD)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
    }

    @Test
    void the_same_password_is_no_change() {
        assertThat(fault(change(PASSWORD, PASSWORD))).isEqualTo(Fault.Code.UNCHANGED);
    }

    @Test
    void a_guessable_password_is_refused_before_the_present_one_is_checked() {
        assertThat(fault(change("wrong", "portcullis 1234567"))).isEqualTo(Fault.Code.TOO_COMMON);
    }

    @Test
    void what_breaks_a_rule_is_refused_before_it_is_judged() {
        hexagon.policy.overload(Duration.ofSeconds(1));
        assertThat(fault(change(PASSWORD, PASSWORD))).isEqualTo(Fault.Code.UNCHANGED);
        assertThat(fault(change(PASSWORD, "violets, violets, violets"))).isEqualTo(Fault.Code.TOO_COMMON);
    }

    @Test
    void without_room_to_judge_nothing_changes() {
        hexagon.policy.overload(Duration.ofSeconds(2));
        assertThat(change(PASSWORD, NEXT)).isEqualTo(new ChangePassword.Outcome.Overloaded(Duration.ofSeconds(2)));
        assertThat(hexagon.logIn(PASSWORD)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
    }

    @Test
    void without_room_to_check_nothing_changes() {
        Caller caller = hexagon.caller(tokens);
        hexagon.hasher.overload(Duration.ofSeconds(1));
        assertThat(change(caller, hexagon.credentials, NEXT))
                .isEqualTo(new ChangePassword.Outcome.Overloaded(Duration.ofSeconds(1)));
    }

    @Test
    void an_account_that_changed_while_its_password_was_checked_is_left_alone() {
        Caller caller = hexagon.caller(tokens);
        CredentialUseCases slow = whileHashing(() -> hexagon.advanceEpoch(account.id()));

        assertThat(change(caller, slow, NEXT)).isEqualTo(new ChangePassword.Outcome.NotReauthenticated());
        assertThat(hexagon.logIn(PASSWORD)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
    }

    @Test
    void a_session_that_ended_while_its_password_was_checked_changes_nothing() {
        Caller caller = hexagon.caller(tokens);
        CredentialUseCases slow =
                whileHashing(() -> hexagon.sessions.logOut().handle(new LogOut.Command(caller, ORIGIN)));

        assertThat(change(caller, slow, NEXT)).isEqualTo(new ChangePassword.Outcome.NotReauthenticated());

        assertThat(hexagon.logIn(PASSWORD)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
        assertThat(hexagon.world.accounts().find(account.id()).orElseThrow().epoch())
                .as("a refused change leaves nothing behind, not even its epoch")
                .isEqualTo(account.epoch());
    }

    /** The use cases over a hasher during whose work something else happens. */
    private CredentialUseCases whileHashing(Runnable event) {
        PasswordHasher slow = mock();
        when(slow.hash(any(Password.class))).thenAnswer(call -> {
            event.run();
            return hexagon.hasher.hash(call.getArgument(0));
        });
        return hexagon.credentialsOver(slow);
    }

    private ChangePassword.Outcome change(String current, String next) {
        return hexagon.credentials
                .changePassword()
                .handle(new ChangePassword.Command(
                        hexagon.caller(tokens), PresentedPassword.of(current), newPassword(next), ORIGIN));
    }

    private static ChangePassword.Outcome change(Caller caller, CredentialUseCases credentials, String next) {
        return credentials
                .changePassword()
                .handle(new ChangePassword.Command(caller, PresentedPassword.of(PASSWORD), newPassword(next), ORIGIN));
    }

    private static Fault.Code fault(ChangePassword.Outcome outcome) {
        return switch (outcome) {
            case ChangePassword.Outcome.PasswordRefused(Fault fault) -> fault.code();
            case ChangePassword.Outcome.Changed _,
                    ChangePassword.Outcome.NotReauthenticated _,
                    ChangePassword.Outcome.Throttled _,
                    ChangePassword.Outcome.Overloaded _ -> throw new AssertionError(outcome);
        };
    }
}
