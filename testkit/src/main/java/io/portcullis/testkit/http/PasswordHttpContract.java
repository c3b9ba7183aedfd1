package io.portcullis.testkit.http;

import static io.portcullis.testkit.http.Api.PASSWORD;
import static io.portcullis.testkit.http.Api.freshEmail;
import static io.portcullis.testkit.http.Api.object;
import static io.portcullis.testkit.http.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which passwords will do, how they are compared, and how one is changed. */
public abstract class PasswordHttpContract extends HttpContract {

    private static final String NEXT = "grey lanterns drift past noon";

    /** Knows {@link Api#PASSWORD} throughout. */
    private Person ada;

    private Tokens session;

    @BeforeAll
    final void register() {
        ada = api().someone();
        session = ada.logIn();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fourteen chars",
                "😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
                "e\\u0301e\\u0301e\\u0301e\\u0301e\\u0301e\\u0301e\\u0301 xyzabc"
            })
    void fewer_than_15_characters_of_nfc_are_too_short(String password) {
        assertRefused(password, "too-short");
    }

    @Test
    void more_than_256_characters_are_too_long() {
        assertRefused(PASSWORD + "x".repeat(257 - PASSWORD.length()), "too-long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "violet anchors \\u0000 seven rivers",
                "violet anchors \\ud800 seven rivers",
                "violet anchors \\udc00\\ud800 seven rivers"
            })
    void nul_and_unpaired_surrogates_are_malformed(String password) {
        assertRefused(password, "malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwordpassword",
                "aaaaaaaaaaaaaaaa",
                "1234567890123456",
                "qwertyuiopqwertyuiop",
                "PortcullisPortcullis"
            })
    void what_everybody_tries_first_is_too_common(String password) {
        assertRefused(password, "too-common");
    }

    @Test
    void a_password_does_not_hold_the_name_in_the_address() {
        String name = "ada" + unique();
        assertThat(api().register(name + "@example.org", "seven " + name.toUpperCase(Locale.ROOT) + " rivers"))
                .isProblem(Problem.INVALID_REQUEST)
                .tells("#/password contains-email");
        assertThat(changed("seven " + ada.email().replace("@example.org", "") + " rivers"))
                .as("a change of password")
                .isProblem(Problem.INVALID_REQUEST)
                .tells("#/new_password contains-email");
    }

    @Test
    void a_password_is_compared_whole_and_as_nfc() {
        String email = freshEmail();
        String password =
                " \tÅngström, 😀 and " + "no more than seventy-two bytes of it would not do ".repeat(2) + "Z ";
        assertThat(api().register(email, password.replace("Å", "A\u030A")))
                .as("decomposed")
                .hasStatus(201);
        assertThat(api().logIn(email, password)).as("composed").hasStatus(201);
        for (String other : List.of(
                password.strip(),
                password.stripTrailing(),
                password + " ",
                password.replace("Z ", "z "),
                password.replace("Z ", "Y "))) {
            assertThat(api().logIn(email, other))
                    .as("'%s' in place of '%s'", other, password)
                    .isUnauthorized(Problem.INVALID_CREDENTIALS);
        }
    }

    @Test
    void a_password_of_256_characters_will_do() {
        String email = freshEmail();
        String password = PASSWORD + " — 😀" + "é".repeat(256 - PASSWORD.length() - 4);
        assertThat(password.codePointCount(0, password.length())).isEqualTo(256);
        assertThat(api().register(email, password)).hasStatus(201);
        assertThat(api().logIn(email, password)).hasStatus(201);
    }

    @Test
    void a_changed_password_is_the_only_one_and_ends_every_other_session() {
        Person eve = api().someone();
        Tokens here = eve.logIn();
        Tokens elsewhere = eve.logIn();
        assertThat(api().changePassword(here.access(), PASSWORD, NEXT))
                .as("a change of password")
                .hasStatus(204)
                .isEmpty();
        assertThat(api().logIn(eve.email(), PASSWORD))
                .as("the old password")
                .isUnauthorized(Problem.INVALID_CREDENTIALS);
        assertThat(api().logIn(eve.email(), NEXT)).as("the new password").hasStatus(201);
        elsewhere.assertOver();
        here.assertAlive();
        here.refreshed().assertAlive();
    }

    @Test
    void a_login_racing_a_change_of_password_leaves_no_session_to_the_old_one() throws InterruptedException {
        Person eve = api().someone();
        Tokens here = eve.logIn();
        AtomicInteger count = new AtomicInteger();
        List<Answer> answers = together(
                4,
                () -> count.getAndIncrement() == 2
                        ? api().changePassword(here.access(), PASSWORD, NEXT)
                        : api().logIn(eve.email(), PASSWORD));
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 204)
                .as("the change")
                .hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 201)
                .allSatisfy(answer -> Tokens.of(api(), answer).assertOver());
        here.assertAlive();
    }

    @Test
    void of_two_changes_at_once_one_succeeds() throws InterruptedException {
        Person eve = api().someone();
        List<Tokens> sessions = List.of(eve.logIn(), eve.logIn());
        List<String> wanted = List.of(NEXT, NEXT + " too");
        AtomicInteger count = new AtomicInteger();
        List<Answer> answers = together(2, () -> {
            int own = count.getAndIncrement();
            return api().changePassword(sessions.get(own).access(), PASSWORD, wanted.get(own));
        });
        assertThat(answers.stream().map(Answer::status).filter(status -> status == 204))
                .as("the changes that succeeded, of %s", answers)
                .hasSize(1);
        assertThat(wanted.stream()
                        .map(password -> api().logIn(eve.email(), password).status()))
                .as("what the new passwords do")
                .containsExactlyInAnyOrder(201, 401);
        assertThat(sessions.stream()
                        .map(tokens -> api().current(tokens.access()).status()))
                .as("the sessions that asked")
                .containsExactlyInAnyOrder(200, 401);
    }

    @Test
    void a_wrong_present_password_changes_nothing() {
        Tokens elsewhere = ada.logIn();
        assertThat(api().changePassword(session.access(), "not the one at all", NEXT))
                .as("a wrong present password")
                .isProblem(Problem.REAUTHENTICATION_FAILED)
                .hasNoHeader("WWW-Authenticate");
        assertThat(api().changePassword(session.access(), "x".repeat(300), NEXT))
                .as("a present password that can be nobody's")
                .isProblem(Problem.REAUTHENTICATION_FAILED);
        assertThat(api().logIn(ada.email(), NEXT)).isUnauthorized(Problem.INVALID_CREDENTIALS);
        assertThat(api().logIn(ada.email(), PASSWORD))
                .as("the present password")
                .hasStatus(201);
        elsewhere.assertAlive();
    }

    @Test
    void a_new_password_differs_from_the_present_one() {
        assertThat(api().changePassword(session.access(), PASSWORD, PASSWORD))
                .isProblem(Problem.INVALID_REQUEST)
                .tells("#/new_password unchanged");
    }

    @Test
    void a_change_needs_a_caller_and_both_passwords() {
        assertThat(send(Call.put("/v1/accounts/me/password")
                        .json(object("current_password", PASSWORD, "new_password", NEXT))))
                .as("without a token")
                .isUnauthorized(Problem.INVALID_TOKEN);
        assertThat(send(Call.put("/v1/accounts/me/password")
                        .bearer(session.access())
                        .json("{\"new_password\":1}")))
                .as("without the present password")
                .isProblem(Problem.MALFORMED_REQUEST)
                .tells("#/current_password required", "#/new_password wrong-type");
    }

    /** Refused alike in a registration and in a change; the password is JSON text. */
    private void assertRefused(String password, String code) {
        assertThat(send(Call.post("/v1/accounts")
                        .json("{\"email\":\"" + freshEmail() + "\",\"password\":\"" + password + "\"}")))
                .as("a registration")
                .isProblem(Problem.INVALID_REQUEST)
                .tells("#/password " + code);
        assertThat(changed(password))
                .as("a change")
                .isProblem(Problem.INVALID_REQUEST)
                .tells("#/new_password " + code);
    }

    private Answer changed(String next) {
        return send(Call.put("/v1/accounts/me/password")
                .bearer(session.access())
                .json("{\"current_password\":\"" + PASSWORD + "\",\"new_password\":\"" + next + "\"}"));
    }
}
