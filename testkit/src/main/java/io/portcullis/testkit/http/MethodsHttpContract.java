package io.portcullis.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which paths there are, which methods they have, and which refusal comes first. */
public abstract class MethodsHttpContract extends HttpContract {

    /** Every path, and the methods that are its own. */
    private static final Map<String, Set<String>> PATHS = Map.ofEntries(
            Map.entry("/v1/accounts/me", Set.of("GET", "PATCH")),
            Map.entry("/v1/accounts/me/deletion", Set.of("POST")),
            Map.entry("/v1/accounts/me/export", Set.of("GET")),
            Map.entry("/v1/accounts", Set.of("POST", "GET")),
            Map.entry("/v1/accounts/" + UUID.randomUUID(), Set.of("GET", "DELETE")),
            Map.entry("/v1/accounts/" + UUID.randomUUID() + "/roles", Set.of("PUT")),
            Map.entry("/v1/accounts/" + UUID.randomUUID() + "/suspension", Set.of("PUT", "DELETE")),
            Map.entry("/v1/accounts/" + UUID.randomUUID() + "/sessions", Set.of("DELETE")),
            Map.entry("/v1/events", Set.of("GET")),
            Map.entry("/v1/accounts/me/events", Set.of("GET")),
            Map.entry("/v1/accounts/me/password", Set.of("PUT")),
            Map.entry("/v1/sessions", Set.of("POST", "GET", "DELETE")),
            Map.entry("/v1/sessions/refresh", Set.of("POST")),
            Map.entry("/v1/sessions/current", Set.of("GET", "DELETE")),
            Map.entry("/v1/sessions/" + UUID.randomUUID(), Set.of("DELETE")),
            Map.entry("/.well-known/jwks.json", Set.of("GET")),
            Map.entry("/openapi.json", Set.of("GET")),
            Map.entry("/problems", Set.of("GET")),
            Map.entry("/problems/not-found", Set.of("GET")));

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    private Tokens session;

    @BeforeAll
    final void register() {
        session = api().someone().logIn();
    }

    @Test
    void options_tells_what_a_path_allows() {
        PATHS.forEach((path, own) -> {
            Answer answer = send(Call.of("OPTIONS", path));
            assertThat(answer).as("OPTIONS %s", path).hasStatus(204).isEmpty();
            assertThat(answer.allow()).as("what %s allows", path).containsExactlyInAnyOrderElementsOf(allowed(own));
        });
    }

    @Test
    void any_other_method_is_refused_before_anybody_is_asked_who_they_are() {
        PATHS.forEach((path, own) -> METHODS.stream()
                .filter(method -> !method.equals("HEAD") && !allowed(own).contains(method))
                .forEach(method -> {
                    Answer answer = send(Call.of(method, path));
                    assertThat(answer).as("%s %s", method, path).isProblem(Problem.METHOD_NOT_ALLOWED);
                    assertThat(answer.allow())
                            .as("what %s allows", path)
                            .containsExactlyInAnyOrderElementsOf(allowed(own));
                }));
    }

    private static Set<String> allowed(Set<String> own) {
        Set<String> allowed = new LinkedHashSet<>(own);
        allowed.add("OPTIONS");
        if (own.contains("GET")) {
            allowed.add("HEAD");
        }
        return allowed;
    }

    @Test
    void head_is_get_without_a_body() {
        for (String path : List.of(
                "/v1/accounts/me",
                "/v1/accounts/me/events",
                "/v1/accounts/me/export",
                "/v1/sessions",
                "/v1/sessions/current",
                "/.well-known/jwks.json",
                "/openapi.json",
                "/problems",
                "/problems/not-found")) {
            Answer get = send(Call.get(path).bearer(session.access()));
            Answer head = send(Call.of("HEAD", path).bearer(session.access()));
            assertThat(head).as("HEAD %s", path).hasStatus(get.status()).isEmpty();
            assertThat(fieldsOf(head)).as("the headers of HEAD %s", path).isEqualTo(fieldsOf(get));
        }
    }

    @Test
    void head_is_refused_as_get_is() {
        assertThat(send(Call.of("HEAD", "/v1/accounts/me")))
                .as("without a token")
                .hasStatus(401)
                .isEmpty()
                .hasHeader("WWW-Authenticate", "Bearer");
        assertThat(send(Call.of("HEAD", "/nowhere"))).hasStatus(404).isEmpty();
        assertThat(send(Call.of("HEAD", "/v1/sessions/refresh"))).hasStatus(405).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BREW", "PROPFIND", "get", "X"})
    void a_method_that_http_does_not_know_is_not_implemented(String method) {
        assertThat(send(Call.of(method, "/v1/accounts"))).isProblem(Problem.NOT_IMPLEMENTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1",
                "/v1/",
                "/v1/accounts/",
                "/v1/accounts/me/",
                "/V1/accounts",
                "/v1/sessions/",
                "/v1/sessions/current/",
                "/v1/sessions/current/more",
                "/v1/nowhere",
                "/problems/",
                "/problems/no-such-problem",
                "/problems/Not-Found",
                "/problems/not-found/",
                "/.well-known/",
                "/.well-known/jwks",
                "/favicon.ico",
                "/index.html",
                "/WEB-INF/web.xml"
            })
    void any_other_path_is_not_found_whatever_its_slashes(String path) {
        assertThat(send(Call.get(path))).as(path).isProblem(Problem.NOT_FOUND);
        assertThat(send(Call.get(path).bearer(session.access()))).as(path).isProblem(Problem.NOT_FOUND);
    }

    @Test
    void a_literal_path_wins_over_a_template() {
        for (String method : List.of("DELETE", "GET")) {
            Answer answer = send(Call.of(method, "/v1/sessions/refresh").bearer(session.access()));
            assertThat(answer)
                    .as("%s /v1/sessions/refresh, which names no session", method)
                    .isProblem(Problem.METHOD_NOT_ALLOWED);
            assertThat(answer.allow()).containsExactlyInAnyOrder("OPTIONS", "POST");
        }
    }

    @Test
    void the_first_refusal_is_the_one_told() {
        String tooLarge = " ".repeat(20_000);
        Call password = Call.put("/v1/accounts/me/password");
        assertThat(send(Call.of("PATCH", "/nowhere").bearer("forged").body(tooLarge)))
                .as("the path before the rest")
                .isProblem(Problem.NOT_FOUND);
        assertThat(send(Call.post("/v1/accounts/me/password").bearer("forged").body(tooLarge)))
                .as("the method before the token")
                .isProblem(Problem.METHOD_NOT_ALLOWED);
        assertThat(send(password.bearer("forged")
                        .header("Content-Type", "text/plain")
                        .body(tooLarge)))
                .as("the token before the length")
                .isProblem(Problem.INVALID_TOKEN);
        assertThat(send(password.header("Content-Type", "text/plain").body("nonsense")))
                .as("no token before the type")
                .isProblem(Problem.INVALID_TOKEN);
        assertThat(send(password.json("nonsense")))
                .as("no token before the body")
                .isProblem(Problem.INVALID_TOKEN);
        assertThat(send(password.bearer(session.access())
                        .header("Content-Type", "text/plain")
                        .body(tooLarge)))
                .as("the length before the type")
                .isProblem(Problem.CONTENT_TOO_LARGE);
        assertThat(send(password.bearer(session.access())
                        .header("Content-Type", "text/plain")
                        .body("nonsense")))
                .as("the type before the body")
                .isProblem(Problem.UNSUPPORTED_MEDIA_TYPE);
    }

    /** RFC 9110, section 9.3.2, lets a HEAD leave out what only making the body would tell. */
    private static Map<String, List<String>> fieldsOf(Answer answer) {
        return answer.without("X-Request-Id", "Date", "Content-Length", "Transfer-Encoding")
                .headers()
                .map();
    }
}
