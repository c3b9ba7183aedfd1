package io.portcullis.application.account;

import static io.portcullis.application.Hexagon.ADA;
import static io.portcullis.application.Hexagon.ORIGIN;
import static io.portcullis.application.Hexagon.PASSWORD;
import static io.portcullis.application.Hexagon.email;
import static io.portcullis.application.Hexagon.newPassword;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.application.Hexagon;
import io.portcullis.application.session.LogIn;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountStatus;
import io.portcullis.domain.account.DisplayName;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.request.Fault;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegisterAccountTest {

    private final Hexagon hexagon = new Hexagon();

    @Test
    void a_new_account_is_an_active_user_with_an_unverified_address() {
        DisplayName name = new DisplayName("Ada");
        RegisterAccount.Outcome outcome = hexagon.accounts
                .registerAccount()
                .handle(new RegisterAccount.Command(ADA, newPassword(PASSWORD), Optional.of(name), ORIGIN));

        assertThat(outcome).isInstanceOfSatisfying(RegisterAccount.Outcome.Registered.class, registered -> {
            Account account = registered.account();
            assertThat(account.email().address()).isEqualTo("ada@example.org");
            assertThat(account.displayName()).contains(name);
            assertThat(account.roles()).containsExactly(Role.USER);
            assertThat(account.status()).isEqualTo(AccountStatus.ACTIVE);
            assertThat(account.emailVerified()).isFalse();
            assertThat(account.createdAt()).isEqualTo(hexagon.clock.instant());
            assertThat(hexagon.world.accounts().find(account.id())).contains(account);
        });
    }

    @Test
    void its_password_logs_it_in() {
        hexagon.registered();
        assertThat(hexagon.logIn(PASSWORD)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
    }

    @Test
    void a_taken_address_is_refused_and_its_password_stays() {
        hexagon.registered();
        assertThat(register(email("ADA@example.org"), "another long pass phrase"))
                .isInstanceOf(RegisterAccount.Outcome.EmailTaken.class);
        assertThat(hexagon.logIn("another long pass phrase")).isInstanceOf(LogIn.Outcome.Refused.class);
        assertThat(hexagon.logIn(PASSWORD)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
    }

    @Test
    void a_guessable_password_is_refused_before_it_is_hashed() {
        hexagon.hasher.overload(Duration.ofSeconds(1));
        assertRefused(ADA, "portcullis 1234567", Fault.Code.TOO_COMMON);
    }

    @Test
    void what_breaks_a_rule_is_refused_before_it_is_judged() {
        hexagon.policy.overload(Duration.ofSeconds(1));
        assertRefused(email("lovelace@example.org"), "my Lovelace account", Fault.Code.CONTAINS_EMAIL);
        assertRefused(ADA, "violets, violets, violets", Fault.Code.TOO_COMMON);
    }

    @Test
    void without_room_to_judge_nothing_is_registered() {
        hexagon.policy.overload(Duration.ofSeconds(2));
        assertThat(register(ADA, PASSWORD)).isEqualTo(new RegisterAccount.Outcome.Overloaded(Duration.ofSeconds(2)));
        assertThat(hexagon.world.credentials().ofEmail(ADA)).isEmpty();
    }

    @Test
    void without_room_to_hash_nothing_is_registered() {
        hexagon.hasher.overload(Duration.ofSeconds(2));
        assertThat(register(ADA, PASSWORD)).isEqualTo(new RegisterAccount.Outcome.Overloaded(Duration.ofSeconds(2)));
        assertThat(hexagon.world.credentials().ofEmail(ADA)).isEmpty();
    }

    private void assertRefused(EmailAddress email, String password, Fault.Code code) {
        assertThat(register(email, password))
                .isInstanceOfSatisfying(
                        RegisterAccount.Outcome.PasswordRefused.class,
                        refused -> assertThat(refused.fault().code()).isEqualTo(code));
    }

    private RegisterAccount.Outcome register(EmailAddress email, String password) {
        return hexagon.accounts
                .registerAccount()
                .handle(new RegisterAccount.Command(email, newPassword(password), Optional.empty(), ORIGIN));
    }
}
