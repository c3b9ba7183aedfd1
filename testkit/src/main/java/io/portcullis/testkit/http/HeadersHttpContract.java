package io.portcullis.testkit.http;

import static io.portcullis.testkit.http.Api.PASSWORD;
import static io.portcullis.testkit.http.Api.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer carries, whatever it is, and what a caller's own headers do. */
public abstract class HeadersHttpContract extends HttpContract {

    private static final String REFRESH = "/v1/sessions/refresh";

    private Person ada;
    private Tokens session;

    @BeforeAll
    final void register() {
        ada = api().someone();
        session = ada.logIn();
    }

    /** A call for every status that can be had without time or luck. */
    private Map<Call, Integer> calls() {
        Map<Call, Integer> calls = new LinkedHashMap<>();
        calls.put(Call.get("/v1/accounts/me").bearer(session.access()), 200);
        calls.put(Call.get("/.well-known/jwks.json"), 200);
        calls.put(Call.get("/openapi.json"), 200);
        calls.put(Call.get("/problems"), 200);
        calls.put(Call.get("/problems/not-found"), 200);
        calls.put(Call.post("/v1/sessions").json(object("email", ada.email(), "password", PASSWORD)), 201);
        calls.put(Call.of("OPTIONS", "/v1/accounts"), 204);
        calls.put(Call.delete("/v1/sessions/current").bearer(ada.logIn().access()), 204);
        calls.put(Call.post("/v1/accounts").json("nonsense"), 400);
        calls.put(Call.post("/v1/accounts").json(object("email", "nobody", "password", "short")), 400);
        calls.put(Call.get("/v1/sessions/a%2Fb"), 400);
        calls.put(Call.get("/v1/accounts/me"), 401);
        calls.put(Call.get("/v1/accounts/me").bearer("forged"), 401);
        calls.put(Call.post(REFRESH).json(object("refresh_token", "unknown")), 401);
        calls.put(
                Call.put("/v1/accounts/me/password")
                        .bearer(session.access())
                        .json(object("current_password", "wrong", "new_password", "grey lanterns drift past noon")),
                403);
        calls.put(Call.get("/nowhere"), 404);
        calls.put(Call.delete("/v1/sessions/none").bearer(session.access()), 404);
        calls.put(Call.get("/v1/accounts/"), 404);
        calls.put(Call.put("/v1/accounts"), 405);
        calls.put(Call.of("TRACE", "/v1/accounts"), 405);
        calls.put(Call.post("/v1/accounts").json(object("email", ada.email(), "password", PASSWORD)), 409);
        calls.put(Call.post("/v1/accounts").json(" ".repeat(20_000)), 413);
        calls.put(Call.post("/v1/accounts").body("{}"), 415);
        calls.put(Call.of("BREW", "/v1/accounts"), 501);
        return calls;
    }

    @Test
    void every_answer_is_named_and_guarded() {
        calls().forEach((call, status) -> {
            Answer answer = send(call);
            assertThat(answer)
                    .as("%s", call)
                    .hasStatus(status)
                    .hasHeader("X-Content-Type-Options", "nosniff")
                    .hasHeader("Referrer-Policy", "no-referrer")
                    .hasHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                    .hasHeader("Cache-Control", cacheControl(call, status))
                    .hasNoHeader("Server")
                    .hasNoHeader("X-Powered-By")
                    .hasNoHeader("Set-Cookie");
            assertThat(answer.headers().allValues("X-Request-Id"))
                    .as("the request id of %s", call)
                    .singleElement()
                    .asString()
                    .matches(Forms.REQUEST_ID);
        });
    }

    private static String cacheControl(Call call, int status) {
        boolean publicDocument = status == 200 && !call.target().startsWith("/v1/");
        return publicDocument ? "public, max-age=300" : "no-store";
    }

    @Test
    void every_401_says_how_to_authenticate() {
        assertThat(send(Call.get("/v1/accounts/me")))
                .as("without a token")
                .isUnauthorized(Problem.INVALID_TOKEN)
                .hasHeader("WWW-Authenticate", "Bearer");
        assertThat(send(Call.get("/v1/accounts/me").bearer("forged")))
                .as("with a forged token (RFC 6750, section 3)")
                .isUnauthorized(Problem.INVALID_TOKEN);
        assertThat(send(Call.get("/v1/accounts/me").bearer("forged"))
                        .header("WWW-Authenticate")
                        .orElse(""))
                .as("the error of a forged token")
                .contains("error=\"invalid_token\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer", "Bearer ", "Bearer a b", "Basic YWRhOnNlY3JldA==", "Bear er", ",", "Digest x=\"y\""})
    void what_is_no_bearer_token_authenticates_nobody(String authorization) {
        assertThat(send(Call.get("/v1/accounts/me").header("Authorization", authorization)))
                .as("Authorization: %s", authorization)
                .isUnauthorized(Problem.INVALID_TOKEN);
    }

    @Test
    void a_token_counts_in_the_header_alone() {
        assertThat(send(Call.get("/v1/accounts/me").header("Authorization", "bearer " + session.access())))
                .as("the scheme's name knows no case (RFC 9110, section 11.1)")
                .hasStatus(200);
        assertThat(send(Call.get("/v1/accounts/me?access_token=" + session.access())))
                .as("a token in the query string")
                .isUnauthorized(Problem.INVALID_TOKEN);
        assertThat(send(Call.get("/v1/accounts/me").header("Cookie", "access_token=" + session.access())))
                .as("a token in a cookie")
                .isUnauthorized(Problem.INVALID_TOKEN);
        assertThat(send(Call.get("/v1/accounts/me").bearer(session.refresh())))
                .as("a refresh token")
                .isUnauthorized(Problem.INVALID_TOKEN);
    }

    @Test
    void a_request_is_called_what_its_caller_calls_it() {
        for (String id : List.of("a", "AZaz09._-", "0198f0c2-0000-7000-8000-000000000001", "x".repeat(64))) {
            assertThat(send(Call.get("/nowhere").header("X-Request-Id", id)))
                    .as("a request called %s", id)
                    .isProblem(Problem.NOT_FOUND)
                    .hasHeader("X-Request-Id", id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "a,b", "<script>", "a\"b", "${a}", "65"})
    void what_is_no_name_is_replaced(String text) {
        String id = text.equals("65") ? "x".repeat(65) : text;
        Answer answer = send(Call.get("/nowhere").header("X-Request-Id", id));
        assertThat(answer).as("a request called '%s'", id).isProblem(Problem.NOT_FOUND);
        assertThat(answer.header("X-Request-Id").orElse(""))
                .as("its new name")
                .matches(Forms.REQUEST_ID)
                .isNotEqualTo(id);
        assertThat(answer.body()).as("a body without the name refused").doesNotContain("<script>", "x".repeat(65));
    }

    @Test
    void no_two_requests_are_called_alike() {
        Set<String> ids = IntStream.range(0, 20)
                .mapToObj(_ -> send(Call.get("/nowhere")).header("X-Request-Id").orElseThrow())
                .collect(Collectors.toSet());
        assertThat(ids).as("twenty new names").hasSize(20);
    }

    @Test
    void the_method_is_the_one_in_the_request_line() {
        for (String name : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
            assertThat(send(Call.get("/v1/sessions/current")
                            .bearer(session.access())
                            .header(name, "DELETE")))
                    .as("GET with %s: DELETE", name)
                    .hasStatus(200);
            assertThat(send(Call.post("/v1/sessions/current")
                            .bearer(session.access())
                            .header(name, "DELETE")))
                    .as("POST with %s: DELETE", name)
                    .isProblem(Problem.METHOD_NOT_ALLOWED);
        }
        session.assertAlive();
    }

    @Test
    void no_other_origin_is_let_in() {
        Call call = Call.get("/v1/accounts/me").bearer(session.access()).header("Origin", "https://evil.example");
        Call preflight = Call.of("OPTIONS", "/v1/accounts/me")
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "authorization");
        for (Answer answer : List.of(send(call), send(preflight))) {
            assertThat(answer.headers().map().keySet())
                    .as("CORS is off")
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
        }
    }
}
