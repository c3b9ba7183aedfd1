package io.portcullis.testkit.http;

import static io.portcullis.testkit.http.Api.PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server hands out is good for one thing each, and only as it was handed out. */
public abstract class MistakenTokenHttpContract extends HttpContract {

    private static final String CHARACTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/~!\"%;,{}";

    private Person ada;
    private Tokens tokens;
    private String device;
    private String cursor;

    @BeforeAll
    final void collect() {
        ada = api().someone();
        Answer loggedIn = api().logIn(ada.email(), PASSWORD);
        tokens = Tokens.of(api(), loggedIn);
        device = loggedIn.text("device_token");
        passAMoment();
        api().logIn(ada.email(), PASSWORD);
        cursor = api().events(tokens.access(), "?limit=1").text("next");
    }

    @Test
    void only_an_access_token_is_an_access_token() {
        others(tokens.access())
                .forEach(other -> assertThat(api().current(other))
                        .as("the access token '%s'", other)
                        .isUnauthorized(Problem.INVALID_TOKEN));
        tokens.assertAlive();
    }

    @Test
    void only_a_refresh_token_is_a_refresh_token() {
        others(tokens.refresh())
                .forEach(other -> assertThat(api().refresh(other))
                        .as("the refresh token '%s'", other)
                        .isUnauthorized(Problem.INVALID_REFRESH_TOKEN));
        tokens.assertAlive();
    }

    @Test
    void only_a_cursor_is_a_cursor() {
        others(cursor)
                .forEach(other -> assertThat(
                                api().events(tokens.access(), "?before=" + URLEncoder.encode(other, UTF_8)))
                        .as("the cursor '%s'", other)
                        .isProblem(Problem.MALFORMED_REQUEST));
    }

    @Test
    void only_a_device_token_is_a_device_token() {
        for (String other : List.of(cursor, cursor.replace("pec1.", "pdt1."), tokens.access())) {
            assertThat(api().logIn(ada.email(), PASSWORD, other).text("device_token"))
                    .as("the token of a client that showed '%s'", other)
                    .startsWith("pdt1.")
                    .isNotEqualTo(other);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void an_access_token_changed_anywhere_is_none(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            String changed = changed(tokens.access(), random);
            assertThat(api().current(changed))
                    .as("the access token '%s', round %d from the seed %d", changed, round, seed)
                    .isUnauthorized(Problem.INVALID_TOKEN);
        }
        tokens.assertAlive();
    }

    /** A web server may know a connection's headers again, and mustn't take one for another. */
    @Test
    void the_case_of_a_token_counts_though_the_connection_has_seen_it_before() {
        String token = tokens.access();
        char first = token.charAt(0);
        char other = Character.isUpperCase(first) ? Character.toLowerCase(first) : Character.toUpperCase(first);
        assertThat(Wire.answers(
                        subject().base(),
                        current(token, "keep-alive")
                                + current(other + token.substring(1), "keep-alive")
                                + current(token, "close")))
                .extracting(Answer::status)
                .containsExactly(200, 401, 200);
    }

    private static String current(String token, String connection) {
        return "GET /v1/sessions/current HTTP/1.1\r\nHost: localhost\r\nConnection: " + connection
                + "\r\nAuthorization: Bearer " + token + "\r\n\r\n";
    }

    /** What was handed out besides that, as it is and with the prefix of that. */
    private Stream<String> others(String token) {
        String prefix = token.substring(0, token.indexOf('.') + 1);
        return Stream.of(tokens.access(), tokens.refresh(), device, cursor)
                .filter(other -> !other.equals(token))
                .flatMap(other -> Stream.of(
                        other,
                        prefix + other,
                        prefix + other.substring(other.indexOf('.') + 1),
                        other.substring(other.indexOf('.') + 1)));
    }

    /** With a character replaced, left out, put in or doubled, or cut off; it holds nothing that a header can't. */
    private static String changed(String token, Random random) {
        int at = random.nextInt(token.length());
        String before = token.substring(0, at);
        String after = token.substring(at + 1);
        char c = token.charAt(at);
        char other = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
        return switch (random.nextInt(5)) {
            case 0 -> before + (other == c ? '*' : other) + after;
            case 1 -> before + after;
            case 2 -> before + c + c + after;
            case 3 -> before + other + c + after;
            default -> before;
        };
    }
}
