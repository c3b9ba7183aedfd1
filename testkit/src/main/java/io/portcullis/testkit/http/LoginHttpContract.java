package io.portcullis.testkit.http;

import static io.portcullis.testkit.http.Api.PASSWORD;
import static io.portcullis.testkit.http.Api.freshEmail;
import static io.portcullis.testkit.http.Api.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Logging in, and what a refused login gives away. */
public abstract class LoginHttpContract extends HttpContract {

    private Person ada;

    @BeforeAll
    final void register() {
        ada = api().someone();
    }

    @Test
    void a_login_answers_tokens() {
        Answer answer = api().logIn(ada.email(), PASSWORD);
        assertThat(answer)
                .as("a login")
                .hasStatus(201)
                .isJson()
                .hasExactly(
                        "access_token",
                        "token_type",
                        "expires_in",
                        "refresh_token",
                        "refresh_expires_in",
                        "session_id",
                        "device_token",
                        "account");
        JsonNode tokens = answer.json();
        assertThat(tokens.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(tokens.path("expires_in").isInt()).as("a number of seconds").isTrue();
        assertThat(tokens.path("expires_in").asInt()).as("ten minutes").isEqualTo(600);
        assertThat(tokens.path("refresh_expires_in").asInt())
                .as("fourteen days")
                .isBetween(1_209_590, 1_209_600);
        assertThat(tokens.path("session_id").asText()).matches(Forms.UUID_V7);
        assertThat(tokens.path("refresh_token").asText())
                .as("a refresh token, which needs no quoting anywhere")
                .startsWith("prt1.")
                .matches("[A-Za-z0-9._-]+");
        assertThat(tokens.path("account").path("email").asText()).isEqualTo(ada.email());
    }

    @Test
    void a_wrong_password_and_an_unknown_address_look_the_same() {
        Answer wrong = api().logIn(ada.email(), "not the one at all");
        Answer unknown = api().logIn(freshEmail(), PASSWORD);
        assertThat(wrong)
                .as("a wrong password")
                .isUnauthorized(Problem.INVALID_CREDENTIALS)
                .hasHeader("WWW-Authenticate", "Bearer");
        assertThat(unknown.anonymous()).as("an unknown address").isEqualTo(wrong.anonymous());
    }

    @Test
    void what_can_be_nobodys_password_is_a_wrong_one() {
        Answer wrong = api().logIn(ada.email(), "not the one at all");
        for (String json : List.of("", "x".repeat(257), "half a pair \\ud800", "nul \\u0000")) {
            Answer answer = send(Call.post("/v1/sessions")
                    .json("{\"email\":\"" + ada.email() + "\",\"password\":\"" + json + "\"}"));
            assertThat(answer).as(json).isUnauthorized(Problem.INVALID_CREDENTIALS);
            assertThat(answer.anonymous()).as(json).isEqualTo(wrong.anonymous());
        }
    }

    @Test
    void a_malformed_address_is_told_at_login() {
        assertThat(api().logIn("nobody", PASSWORD))
                .isProblem(Problem.INVALID_REQUEST)
                .tells("#/email malformed");
    }

    @Test
    void a_client_that_does_not_say_what_it_is_is_told_nothing_of_it() {
        String json = object("email", ada.email(), "password", PASSWORD);
        Answer answer = Wire.send(
                subject().base(),
                "POST /v1/sessions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + json.length() + "\r\n\r\n" + json);
        assertThat(answer).as("a login without a user agent").hasStatus(201);
        assertThat(api().current(answer.text("access_token"))
                        .json()
                        .path("session")
                        .has("user_agent"))
                .as("an absent member is left out")
                .isFalse();
    }
}
