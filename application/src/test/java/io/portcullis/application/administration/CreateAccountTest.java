package io.portcullis.application.administration;

import static io.portcullis.application.Hexagon.ADA;
import static io.portcullis.application.Hexagon.PASSWORD;
import static io.portcullis.application.Hexagon.email;
import static io.portcullis.application.Hexagon.newPassword;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.application.Hexagon;
import io.portcullis.application.session.LogIn;
import io.portcullis.application.ticket.VerifyEmail;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountStatus;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.account.Epoch;
import io.portcullis.domain.account.Registration;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.administration.Authority;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.request.Fault;
import io.portcullis.testkit.Samples;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CreateAccountTest {

    private static final Set<Role> USER = Set.of(Role.USER);

    private Hexagon hexagon = new Hexagon();

    @Test
    void the_account_is_as_the_operator_wants_it() {
        Account account = created(new CreateAccount.Command(
                new Authority.Operator(),
                ADA,
                newPassword(PASSWORD),
                Optional.of(Samples.displayName("Ada")),
                Set.of(Role.values()),
                true));

        assertThat(hexagon.world.accounts().find(ADA)).contains(account);
        assertThat(account.displayName()).contains(Samples.displayName("Ada"));
        assertThat(account.roles()).containsExactlyInAnyOrder(Role.values());
        assertThat(account.emailVerified()).isTrue();
        assertThat(account.status()).isEqualTo(AccountStatus.ACTIVE);
        assertThat(account.epoch()).isEqualTo(Epoch.FIRST);
    }

    @ParameterizedTest
    @EnumSource
    void it_is_made_whoever_may_register(Registration registration) {
        hexagon = new Hexagon(registration, true);

        assertThat(create(ADA, PASSWORD, true)).isInstanceOf(CreateAccount.Outcome.Created.class);
        assertThat(hexagon.logIn(PASSWORD)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
    }

    @Test
    void its_owner_is_mailed_a_link_that_verifies_the_address() {
        create(ADA, PASSWORD, false);

        assertThat(hexagon.kindsTo(ADA)).containsExactly(MailKind.VERIFY_EMAIL);
        assertThat(hexagon.mailTo(ADA).getFirst().address()).isEqualTo("localhost");
        assertThat(hexagon.verify(hexagon.mailedToken(ADA, MailKind.VERIFY_EMAIL)))
                .isEqualTo(new VerifyEmail.Outcome.Verified());
    }

    @Test
    void where_the_operator_answers_for_the_address_nothing_is_mailed() {
        create(ADA, PASSWORD, true);

        assertThat(hexagon.kindsTo(ADA)).isEmpty();
    }

    @Test
    void the_caps_of_mail_are_for_strangers() {
        hexagon.requestVerification(ADA);

        create(ADA, PASSWORD, false);

        assertThat(hexagon.kindsTo(ADA)).containsExactly(MailKind.VERIFY_EMAIL);
    }

    @Test
    void it_is_recorded_as_the_operators_act() {
        Account account = created(command(ADA, PASSWORD, false));

        assertThat(hexagon.world.auditTrail().all()).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo("account.created");
            assertThat(entry.account()).contains(account.id());
            assertThat(entry.actor()).isEmpty();
            assertThat(entry.address()).isEmpty();
        });
    }

    @Test
    void a_taken_address_stays_its_owners_and_nothing_is_written() {
        Account owner = hexagon.registered();
        hexagon.mailTo(ADA);
        int before = hexagon.world.auditTrail().all().size();

        assertThat(create(email("ADA@example.org"), "another long pass phrase", false))
                .isEqualTo(new CreateAccount.Outcome.EmailTaken());

        assertThat(hexagon.world.accounts().find(ADA)).contains(owner);
        assertThat(hexagon.logIn("another long pass phrase")).isInstanceOf(LogIn.Outcome.Refused.class);
        assertThat(hexagon.world.outbox().all()).isEmpty();
        assertThat(hexagon.world.auditTrail().all())
                .as("the refused login alone")
                .hasSize(before + 1);
    }

    @Test
    void a_password_that_is_guessable_or_holds_the_address_is_refused_before_it_is_hashed() {
        assertThat(create(ADA, "portcullis 1234567", false))
                .isInstanceOfSatisfying(
                        CreateAccount.Outcome.PasswordRefused.class,
                        refused -> assertThat(refused.fault().code()).isEqualTo(Fault.Code.TOO_COMMON));
        assertThat(create(email("lovelace@example.org"), "my Lovelace account", false))
                .isInstanceOfSatisfying(
                        CreateAccount.Outcome.PasswordRefused.class,
                        refused -> assertThat(refused.fault().code()).isEqualTo(Fault.Code.CONTAINS_EMAIL));

        assertThat(hexagon.hasher.work()).isZero();
        assertThat(hexagon.world.accounts().page(Optional.empty(), 9)).isEmpty();
        assertThat(hexagon.world.auditTrail().all()).isEmpty();
    }

    @Test
    void without_room_to_hash_nothing_is_made() {
        hexagon.hasher.overload(Duration.ofSeconds(2));

        assertThat(create(ADA, PASSWORD, false)).isEqualTo(new CreateAccount.Outcome.Overloaded(Duration.ofSeconds(2)));
        assertThat(hexagon.world.accounts().find(ADA)).isEmpty();
    }

    private Account created(CreateAccount.Command command) {
        return switch (hexagon.operator.createAccount().handle(command)) {
            case CreateAccount.Outcome.Created(Account account) -> account;
            case CreateAccount.Outcome other -> throw new AssertionError(other);
        };
    }

    private CreateAccount.Outcome create(EmailAddress email, String password, boolean verified) {
        return hexagon.operator.createAccount().handle(command(email, password, verified));
    }

    private static CreateAccount.Command command(EmailAddress email, String password, boolean verified) {
        return new CreateAccount.Command(
                new Authority.Operator(), email, newPassword(password), Optional.empty(), USER, verified);
    }
}
