package io.portcullis.testkit.http;

import static io.portcullis.testkit.http.Api.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The token by which a client is known again; what it is worth shows only where tries are limited. */
public abstract class DeviceHttpContract extends HttpContract {

    private Person ada;

    @BeforeAll
    final void register() {
        ada = api().someone();
    }

    @Test
    void a_client_that_shows_none_is_handed_a_token_of_its_own() {
        String first = token(api().logIn(ada.email(), PASSWORD));
        String second = token(api().logIn(ada.email(), PASSWORD));
        assertThat(first)
                .as("a device token, which needs no quoting anywhere")
                .startsWith("pdt1.")
                .matches("[A-Za-z0-9._-]+");
        assertThat(second).as("another client's").isNotEqualTo(first);
    }

    @Test
    void a_known_client_keeps_its_token() {
        String first = token(api().logIn(ada.email(), PASSWORD));
        String second = token(api().logIn(ada.email(), PASSWORD));
        for (String known : new String[] {first, second, first}) {
            assertThat(token(api().logIn(ada.email(), PASSWORD, known)))
                    .as("the token of a client that shows it")
                    .isEqualTo(known);
        }
    }

    @Test
    void what_is_forged_counts_as_absent() {
        String known = token(api().logIn(ada.email(), PASSWORD));
        for (String forgery : Forgeries.of(known)) {
            assertCountsAsAbsent(forgery);
        }
        assertThat(token(api().logIn(ada.email(), PASSWORD, known)))
                .as("the true one, after all the false ones")
                .isEqualTo(known);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "pdt1.====", "null", "\u0000", "€"})
    void what_is_no_device_token_counts_as_absent(String text) {
        assertCountsAsAbsent(text);
    }

    @Test
    void what_is_somebody_elses_counts_as_absent() {
        Person eve = api().someone();
        assertCountsAsAbsent(token(api().logIn(eve.email(), PASSWORD)));
    }

    @Test
    void another_token_of_ones_own_counts_as_absent() {
        Tokens tokens = ada.logIn();
        assertCountsAsAbsent(tokens.refresh());
        assertCountsAsAbsent(tokens.refresh().replace("prt1.", "pdt1."));
        assertCountsAsAbsent(tokens.access());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "true", "[]", "{}", "[\"pdt1.\"]"})
    void what_is_no_text_is_malformed(String json) {
        Answer answer = send(Call.post("/v1/sessions")
                .json("{\"email\":\"" + ada.email() + "\",\"password\":\"" + PASSWORD + "\",\"device_token\":" + json
                        + "}"));
        assertThat(answer).isProblem(Problem.MALFORMED_REQUEST).tells("#/device_token wrong-type");
    }

    @Test
    void a_device_token_opens_nothing_and_a_refused_login_hands_out_none() {
        String known = token(api().logIn(ada.email(), PASSWORD));
        Answer refused = api().logIn(ada.email(), "not the one at all", known);
        assertThat(refused).as("a wrong password from a known client").isUnauthorized(Problem.INVALID_CREDENTIALS);
        assertThat(refused.anonymous())
                .as("a wrong password from a known client")
                .isEqualTo(api().logIn(ada.email(), "not the one at all").anonymous());
    }

    @Test
    void a_change_of_password_voids_it() {
        Person eve = api().someone();
        Answer loggedIn = api().logIn(eve.email(), PASSWORD);
        String before = token(loggedIn);
        String next = "seven rivers hum at violet anchors";
        passAMoment();
        assertThat(api().changePassword(loggedIn.text("access_token"), PASSWORD, next))
                .as("a change of password")
                .hasStatus(204);
        String after = token(api().logIn(eve.email(), next, before));
        assertThat(after).as("the token of a client that showed a void one").isNotEqualTo(before);
        assertThat(token(api().logIn(eve.email(), next, after)))
                .as("the token that took its place")
                .isEqualTo(after);
    }

    private void assertCountsAsAbsent(String text) {
        assertThat(token(api().logIn(ada.email(), PASSWORD, text)))
                .as("the token of a client that showed '%s'", text)
                .startsWith("pdt1.")
                .isNotEqualTo(text);
    }

    private static String token(Answer login) {
        assertThat(login).as("a login").hasStatus(201);
        return login.text("device_token");
    }
}
