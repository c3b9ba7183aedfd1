package io.portcullis.application.steps;

import static io.portcullis.application.Hexagon.ADA;
import static io.portcullis.application.Hexagon.ORIGIN;
import static io.portcullis.application.Hexagon.PASSWORD;
import static io.portcullis.application.Hexagon.email;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import io.portcullis.application.Hexagon;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.port.PasswordHasher;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.session.Caller;
import io.portcullis.testkit.Samples;
import io.portcullis.testkit.contract.Race;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckPasswordTest {

    private static final EmailAddress UNKNOWN = email("nobody@example.org");
    private static final UUID UNKNOWN_ID = new UUID(1, 2);
    private static final CheckPassword.Outcome WRONG = new CheckPassword.Outcome.Wrong();

    private final Hexagon hexagon = new Hexagon();
    private final PasswordHasher hasher = mock(delegatesTo(hexagon.hasher));
    private final CheckPassword checkPassword = new CheckPassword(
            hexagon.world.credentials(),
            hasher,
            hexagon.recogniseDevice,
            hexagon.spendBudget,
            hexagon.queueMail,
            hexagon.recordEvent,
            hexagon.pseudonyms,
            hexagon.world.transactions());

    private Account ada;

    @BeforeEach
    void register() {
        ada = hexagon.registered();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.org", "nobody@example.org"})
    void the_fifth_failure_starts_a_wait_whether_or_not_the_account_exists(String address) {
        EmailAddress email = email(address);
        fail(email, 5);

        assertThat(check(email, PASSWORD)).isEqualTo(throttled(1));
        hexagon.clock.pass(Duration.ofSeconds(1));
        assertThat(check(email, "wrong")).isEqualTo(WRONG);
        assertThat(check(email, "wrong")).isEqualTo(throttled(2));
    }

    @Test
    void whoever_waits_costs_no_hashing_and_leaves_no_entry() {
        fail(ADA, 5);
        check(ADA, "wrong");
        check(ADA, PASSWORD);

        verify(hasher, times(5)).verify(any(), any());
        assertThat(hexagon.trail(ada.id()))
                .containsOnlyOnce("account.registered")
                .hasSize(6);
    }

    @Test
    void waits_double_up_to_an_hour_and_no_further() {
        fail(ADA, 5);
        for (int doublings = 0; doublings < 15; doublings++) {
            long wait = Math.min(1L << doublings, 3600);
            assertThat(check(ADA, "wrong")).isEqualTo(throttled(wait));
            hexagon.clock.pass(Duration.ofSeconds(wait));
            assertThat(check(ADA, "wrong")).isEqualTo(WRONG);
        }
        assertThat(check(ADA, PASSWORD)).isEqualTo(throttled(3600));
    }

    @Test
    void the_right_password_forgets_the_failures() {
        fail(ADA, 4);
        assertThat(check(ADA, PASSWORD)).isInstanceOf(CheckPassword.Outcome.Right.class);

        fail(ADA, 5);
        assertThat(check(ADA, "wrong")).isEqualTo(throttled(1));
    }

    @Test
    void the_right_password_of_a_suspended_account_is_a_failure_like_any_other() {
        Account suspended = new Samples().suspendedAccount();
        hexagon.world.accounts().add(suspended);
        hexagon.world.credentials().put(suspended.id(), hash(ada), hexagon.clock.instant());
        for (int i = 0; i < 5; i++) {
            assertThat(check(suspended.email(), PASSWORD)).isEqualTo(WRONG);
        }

        assertThat(check(suspended.email(), PASSWORD)).isEqualTo(throttled(1));
    }

    @Test
    void without_room_to_check_nothing_is_spent() {
        hexagon.hasher.overload(Duration.ofSeconds(3));
        for (int i = 0; i < 20; i++) {
            assertThat(check(ADA, "wrong")).isEqualTo(new CheckPassword.Outcome.Overloaded(Duration.ofSeconds(3)));
        }
        hexagon.hasher.relieve();

        fail(ADA, 5);
        assertThat(check(ADA, "wrong")).isEqualTo(throttled(1));
    }

    @Test
    void failures_at_one_address_cost_no_other_anything() {
        fail(ADA, 5);
        fail(UNKNOWN, 5);
        fail(email("somebody@example.org"), 5);
    }

    @Test
    void one_password_asked_again_has_the_budget_of_its_session() {
        Caller one = hexagon.caller(hexagon.loggedIn());
        Caller other = hexagon.caller(hexagon.loggedIn());
        for (int i = 0; i < 5; i++) {
            assertThat(askAgain(one, "wrong")).isEqualTo(WRONG);
        }

        assertThat(askAgain(one, PASSWORD)).isEqualTo(throttled(1));
        assertThat(askAgain(other, PASSWORD)).isInstanceOf(CheckPassword.Outcome.Right.class);
        assertThat(check(ADA, PASSWORD)).isInstanceOf(CheckPassword.Outcome.Right.class);
    }

    @Test
    void strangers_cannot_keep_the_owners_known_client_out() {
        String deviceToken = deviceToken();
        fail(ADA, 5);
        assertThat(check(ADA, PASSWORD)).isEqualTo(throttled(1));

        assertThat(checkFrom(deviceToken, PASSWORD)).isInstanceOf(CheckPassword.Outcome.Right.class);
        assertThat(check(ADA, PASSWORD))
                .as("being right from a known client doesn't give the strangers anything back")
                .isEqualTo(throttled(1));
    }

    @Test
    void a_stolen_device_token_gives_nothing_but_its_own_budget() {
        String stolen = deviceToken();
        String owners = deviceToken();
        for (int i = 0; i < 5; i++) {
            assertThat(checkFrom(stolen, "wrong")).isEqualTo(WRONG);
        }

        assertThat(checkFrom(stolen, PASSWORD)).isEqualTo(throttled(1));
        assertThat(checkFrom(owners, PASSWORD)).isInstanceOf(CheckPassword.Outcome.Right.class);
        assertThat(check(ADA, PASSWORD)).isInstanceOf(CheckPassword.Outcome.Right.class);
    }

    @Test
    void what_is_no_device_token_of_that_account_counts_as_absent() {
        String adas = deviceToken();
        Sealed good = Sealed.parse(Sealed.Kind.DEVICE_TOKEN, adas).orElseThrow();
        Sealed forged = new Sealed(good.kind(), good.id(), good.counter(), new byte[Sealed.MAC_LENGTH]);
        Sealed anothers = hexagon.sealer.sealFor(UNKNOWN_ID, Sealed.Kind.DEVICE_TOKEN, good.id(), good.counter());
        List<String> nothings =
                List.of("", adas + "A", adas.replace("pdt1.", "prt1."), forged.reveal(), anothers.reveal());
        nothings.forEach(nothing -> assertThat(checkFrom(nothing, "wrong")).isEqualTo(WRONG));

        assertThat(check(ADA, "wrong"))
                .as("the five failures before were strangers'")
                .isEqualTo(throttled(1));
        for (int i = 0; i < 5; i++) {
            assertThat(checkPassword.ofEmail(UNKNOWN, PresentedPassword.of("wrong"), Optional.of(adas), ORIGIN))
                    .isEqualTo(WRONG);
        }
        assertThat(check(UNKNOWN, "wrong"))
                .as("an address that nobody has, has no known client")
                .isEqualTo(throttled(1));
    }

    @Test
    void a_change_of_password_voids_the_device_tokens() {
        String before = deviceToken();
        hexagon.clock.pass(Duration.ofSeconds(1));
        hexagon.world.credentials().put(ada.id(), hash(ada), hexagon.clock.instant());
        fail(ADA, 5);

        assertThat(checkFrom(before, PASSWORD)).isEqualTo(throttled(1));
    }

    @Test
    void guessing_in_parallel_evaluates_no_more_than_guessing_one_after_the_other() {
        List<CheckPassword.Outcome> came = Race.run(200, _ -> check(ADA, "wrong"));

        assertThat(Collections.frequency(came, WRONG)).isEqualTo(5);
        verify(hasher, times(5)).verify(any(), any());
        assertThat(came).filteredOn(outcome -> !outcome.equals(WRONG)).containsOnly(throttled(1));
    }

    @Test
    void no_more_than_five_checks_of_a_subject_are_in_flight() {
        List<CheckPassword.Outcome> came = Race.run(
                200,
                number -> checkPassword.ofEmail(
                        ADA, PresentedPassword.of(PASSWORD), Optional.empty(), from("198.51.100." + number)));

        assertThat(came).hasAtLeastOneElementOfType(CheckPassword.Outcome.Right.class);
        assertThat(check(ADA, PASSWORD))
                .as("whoever is right, even many at once, is in again at once")
                .isInstanceOf(CheckPassword.Outcome.Right.class);
    }

    private static Origin from(String address) {
        return new Origin(address, address, Optional.empty(), "request-1");
    }

    private void fail(EmailAddress email, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(check(email, "wrong")).isEqualTo(WRONG);
        }
    }

    private CheckPassword.Outcome check(EmailAddress email, String password) {
        return checkPassword.ofEmail(email, PresentedPassword.of(password), Optional.empty(), ORIGIN);
    }

    private CheckPassword.Outcome checkFrom(String deviceToken, String password) {
        return checkPassword.ofEmail(ADA, PresentedPassword.of(password), Optional.of(deviceToken), ORIGIN);
    }

    private CheckPassword.Outcome askAgain(Caller caller, String password) {
        return checkPassword.ofCaller(caller, PresentedPassword.of(password), ORIGIN);
    }

    private String deviceToken() {
        return hexagon.loggedIn().deviceToken().orElseThrow().reveal();
    }

    private PasswordHash hash(Account account) {
        return hexagon.world.credentials().ofAccount(account.id()).orElseThrow().hash();
    }

    private static CheckPassword.Outcome throttled(long seconds) {
        return new CheckPassword.Outcome.Throttled(Duration.ofSeconds(seconds));
    }
}
