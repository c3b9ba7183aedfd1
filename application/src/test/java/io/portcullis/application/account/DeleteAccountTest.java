package io.portcullis.application.account;

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
import io.portcullis.application.credential.ChangePassword;
import io.portcullis.application.session.Authenticate;
import io.portcullis.application.session.LogIn;
import io.portcullis.application.session.LogOut;
import io.portcullis.application.session.RefreshSession;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.port.PasswordHasher;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.throttle.Subject;
import io.portcullis.domain.token.TokenSet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeleteAccountTest {

    private final Hexagon hexagon = new Hexagon();
    private final Account account = hexagon.registered();
    private final TokenSet tokens = hexagon.loggedIn();
    private final Caller caller = hexagon.caller(tokens);

    @Test
    void account_and_credential_are_gone() {
        assertThat(delete(PASSWORD)).isEqualTo(new DeleteAccount.Outcome.Deleted());

        assertThat(hexagon.world.accounts().find(account.id())).isEmpty();
        assertThat(hexagon.world.credentials().ofEmail(ADA)).isEmpty();
        assertThat(hexagon.logIn(PASSWORD)).isEqualTo(new LogIn.Outcome.Refused());
    }

    @Test
    void every_token_dies_at_once() {
        TokenSet elsewhere = hexagon.loggedIn();

        delete(PASSWORD);

        assertThat(List.of(tokens, elsewhere)).allSatisfy(dead -> {
            assertThat(hexagon.authenticate(dead)).isInstanceOf(Authenticate.Outcome.Refused.class);
            assertThat(hexagon.refresh(dead)).isEqualTo(new RefreshSession.Outcome.Refused());
        });
    }

    @Test
    void the_address_is_free_for_another_account() {
        delete(PASSWORD);

        Account next = hexagon.registered();

        assertThat(next.id()).isNotEqualTo(account.id());
        assertThat(hexagon.authenticate(tokens))
                .as("the tokens of the account before open nothing of the next")
                .isInstanceOf(Authenticate.Outcome.Refused.class);
    }

    @Test
    void the_trail_keeps_what_happened_and_tells_the_id_alone() {
        delete(PASSWORD);

        assertThat(hexagon.trail(account.id()))
                .containsExactlyInAnyOrder("account.deleted", "session.opened", "account.registered");
        assertThat(hexagon.world.auditTrail().all())
                .allSatisfy(entry -> assertThat(entry.toString())
                        .as("whose address it was is nobody's business any more")
                        .doesNotContain(account.email().address()));
    }

    @Test
    void what_was_tried_on_the_account_and_in_its_sessions_is_forgotten() {
        hexagon.logIn("wrong");
        Caller elsewhere = hexagon.caller(hexagon.loggedIn());
        delete(elsewhere, "wrong");
        List<Subject> subjects = List.of(
                new Subject.Stranger(account.id()),
                new Subject.AskedAgain(caller.session().id()),
                new Subject.AskedAgain(elsewhere.session().id()));

        delete(PASSWORD);

        assertThat(subjects)
                .allSatisfy(subject ->
                        assertThat(hexagon.world.budgets().find(subject)).isEmpty());
    }

    @Test
    void nobody_else_is_touched() {
        Account bob = bob();
        hexagon.logIn(bob.email(), "wrong");
        Subject stranger = new Subject.Stranger(bob.id());

        delete(PASSWORD);

        assertThat(hexagon.logIn(bob.email(), PASSWORD)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
        assertThat(hexagon.world.budgets().find(stranger)).isPresent();
    }

    @Test
    void without_the_password_nothing_goes() {
        assertThat(delete("wrong")).isEqualTo(new DeleteAccount.Outcome.NotReauthenticated());

        assertEverythingStays();
    }

    @Test
    void the_password_can_be_guessed_five_times_only_whoever_asks_for_it() {
        for (int i = 0; i < 3; i++) {
            delete("wrong");
        }
        for (int i = 0; i < 2; i++) {
            hexagon.credentials
                    .changePassword()
                    .handle(new ChangePassword.Command(
                            caller, PresentedPassword.of("wrong"), newPassword("a wholly other passphrase"), ORIGIN));
        }

        assertThat(delete(PASSWORD)).isEqualTo(new DeleteAccount.Outcome.Throttled(Duration.ofSeconds(1)));
        assertEverythingStays();
    }

    @Test
    void without_room_to_check_nothing_goes() {
        hexagon.hasher.overload(Duration.ofSeconds(1));

        assertThat(delete(PASSWORD)).isEqualTo(new DeleteAccount.Outcome.Overloaded(Duration.ofSeconds(1)));

        assertThat(hexagon.world.accounts().find(account.id())).isPresent();
    }

    @Test
    void an_account_that_changed_while_its_password_was_checked_stays() {
        assertThat(deleteWhile(() -> hexagon.advanceEpoch(account.id())))
                .isEqualTo(new DeleteAccount.Outcome.NotReauthenticated());

        assertEverythingStays();
        assertThat(hexagon.trail(account.id())).startsWith("reauthentication.refused");
    }

    @Test
    void a_session_that_ended_while_the_password_was_checked_deletes_nothing() {
        assertThat(deleteWhile(() -> hexagon.sessions.logOut().handle(new LogOut.Command(caller, ORIGIN))))
                .as("whoever ends a thief's session must not see the account go nevertheless")
                .isEqualTo(new DeleteAccount.Outcome.NotReauthenticated());

        assertThat(hexagon.logIn(PASSWORD)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
    }

    @Test
    void of_two_deletions_at_once_one_succeeds() {
        assertThat(deleteWhile(() -> assertThat(delete(PASSWORD)).isEqualTo(new DeleteAccount.Outcome.Deleted())))
                .isEqualTo(new DeleteAccount.Outcome.NotReauthenticated());

        assertThat(hexagon.trail(account.id())).containsOnlyOnce("account.deleted");
        assertThat(hexagon.world
                        .budgets()
                        .find(new Subject.AskedAgain(caller.session().id())))
                .as("a try that comes to its end after the account brings no budget back")
                .isEmpty();
    }

    @Test
    void a_deletion_that_is_over_before_its_password_is_asked_for_is_refused() {
        delete(PASSWORD);

        assertThat(delete(PASSWORD)).isEqualTo(new DeleteAccount.Outcome.NotReauthenticated());
    }

    private DeleteAccount.Outcome delete(String password) {
        return delete(caller, password);
    }

    private DeleteAccount.Outcome delete(Caller who, String password) {
        return delete(hexagon.owner, who, password);
    }

    private static DeleteAccount.Outcome delete(OwnerUseCases owner, Caller who, String password) {
        return owner.deleteAccount().handle(new DeleteAccount.Command(who, PresentedPassword.of(password), ORIGIN));
    }

    /** Deletes by a hasher during whose work something else happens. */
    private DeleteAccount.Outcome deleteWhile(Runnable event) {
        PasswordHasher slow = mock();
        when(slow.verify(any(), any())).thenAnswer(call -> {
            event.run();
            return hexagon.hasher.verify(call.getArgument(0), call.getArgument(1));
        });
        return delete(hexagon.ownerOver(slow, hexagon.world.auditTrail()), caller, PASSWORD);
    }

    private void assertEverythingStays() {
        assertThat(hexagon.authenticate(tokens)).isInstanceOf(Authenticate.Outcome.Authenticated.class);
        assertThat(hexagon.logIn(PASSWORD)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
    }

    private Account bob() {
        RegisterAccount.Outcome outcome = hexagon.accounts
                .registerAccount()
                .handle(new RegisterAccount.Command(
                        email("bob@example.org"), newPassword(PASSWORD), Optional.empty(), ORIGIN));
        return switch (outcome) {
            case RegisterAccount.Outcome.Registered(Account bob) -> bob;
            case RegisterAccount.Outcome.Accepted _,
                    RegisterAccount.Outcome.Closed _,
                    RegisterAccount.Outcome.EmailTaken _,
                    RegisterAccount.Outcome.PasswordRefused _,
                    RegisterAccount.Outcome.Throttled _,
                    RegisterAccount.Outcome.Overloaded _ -> throw new AssertionError(outcome);
        };
    }
}
