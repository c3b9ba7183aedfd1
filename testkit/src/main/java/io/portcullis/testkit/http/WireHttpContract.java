package io.portcullis.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the web server itself refuses, before any route is asked. In these requests {@code |} stands for a line's end. */
public abstract class WireHttpContract extends HttpContract {

    private static final String GET = "GET /.well-known/jwks.json HTTP/1.1|";
    private static final String REFRESH =
            "POST /v1/sessions/refresh HTTP/1.1|Host: localhost|Connection: close|Content-Type: application/json|";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense||",
                "GET||",
                "GET /problems HTTP/1.1 more|Host: localhost||",
                GET + "|",
                GET + "Host: one|Host: two||",
                GET + "Host: not a host||",
                GET + "Host: localhost|no colon||",
                GET + "Host: localhost|Space : before||",
                GET + "Host: localhost|: no name||",
                GET + "Host: localhost|Nul: a\u0000b||",
                REFRESH + "Content-Length: 2|Transfer-Encoding: chunked||0||",
                REFRESH + "Content-Length: 2|Content-Length: 3||{}|",
                REFRESH + "Content-Length: -2||{}",
                REFRESH + "Content-Length: two||{}",
                REFRESH + "Transfer-Encoding: chunked||nonsense|",
                REFRESH + "Transfer-Encoding: chunked, identity||0||"
            })
    void what_is_not_http_is_malformed(String request) {
        assertGuarded(request, Problem.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/sessions/a%2Fb",
                "/v1/sessions/a%2fb",
                "/v1/sessions/..;/accounts/me",
                "/v1/sessions/;/current",
                "/v1/sessions/%2e%2e/accounts/me",
                "/v1//sessions",
                "//v1/sessions",
                "/v1/sessions/%zz",
                "/v1/sessions/%",
                "/v1/sessions/%00",
                "/v1/sessions/%C0%AE",
                "/v1/sessions/a%5Cb",
                "/v1/sessions/current;/..",
                "/v1/accounts/me/events;jsessionid=1",
                "/v1/./sessions",
                "/v1/sessions/../sessions",
                "/v1/sessions/current/.",
                "/v1/sessions/%252e%252e/accounts/me",
                "/v1/sessions/%25%32%66",
                "/v1/sessions/%u002f",
                "/v1/sessions/%2e",
                "/../v1/sessions",
                "/%2fv1/sessions",
                "/v1/sessions%00",
                "/v1/sessions%0d%0aX-Injected:yes",
                "/v1/sessions%3Fkeep=current",
                "/v1/sessions%23",
                "/v1/sessions#fragment",
                "/v1/sessions\\current",
                "\\v1\\sessions",
                "/v1/sessions/\u0000",
                "/v1/sessions/\u00e9",
                "v1/sessions"
            })
    void a_path_that_can_be_read_in_two_ways_leads_nowhere(String path) {
        Answer answer = Wire.send(
                subject().base(), "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer.status()).as(path).isIn(400, 404);
        assertGuarded(answer, answer.status() == 404 ? Problem.NOT_FOUND : Problem.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/9.9", "HTTP/3.0", "HTTP/0.9", "HTTP/1.10", "HTTP/01.1", "HTTP/1.1x", "HTTP/2"})
    void an_unknown_version_is_not_supported(String version) {
        assertGuarded("GET /problems " + version + "|Host: localhost||", Problem.HTTP_VERSION_NOT_SUPPORTED);
    }

    @Test
    void a_head_that_is_too_large_is_refused() {
        String much = "x".repeat(20_000);
        assertGuarded(GET + "Host: localhost|X-Much: " + much + "||", Problem.HEADERS_TOO_LARGE);
        assertGuarded(GET + "Host: localhost|" + "X-Many: x|".repeat(3_000) + "|", Problem.HEADERS_TOO_LARGE);
        assertGuarded("GET /" + much + " HTTP/1.1|Host: localhost||", Problem.URI_TOO_LONG);
    }

    @Test
    void a_body_told_to_be_too_large_is_not_waited_for() {
        for (long length : List.of(1_000_000_000L, Integer.MAX_VALUE + 1L, 0x1_0000_0002L, Long.MAX_VALUE)) {
            assertGuarded(REFRESH + "Content-Length: " + length + "||{}", Problem.CONTENT_TOO_LARGE);
        }
    }

    @Test
    void a_body_that_nobody_asked_for_is_not_waited_for_either() {
        String endless = " HTTP/1.1|Host: localhost|Content-Length: 1000000000||{";
        assertGuarded("GET /problems" + endless, Problem.CONTENT_TOO_LARGE);
        assertGuarded("GET /nowhere" + endless, Problem.NOT_FOUND);
        assertGuarded("PUT /v1/sessions" + endless, Problem.METHOD_NOT_ALLOWED);
        assertGuarded("DELETE /v1/sessions/current" + endless, Problem.INVALID_TOKEN);
        assertGuarded("BREW /problems" + endless, Problem.NOT_IMPLEMENTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PRI * HTTP/2.0||SM||",
                "\u0016\u0003\u0001\u0000\u0005\u0001\u0000\u0000\u0001\u0003",
                "SSH-2.0-OpenSSH_9.2|",
                "GET /problems|",
                "GET /problems HTTP/0.9||",
                "CONNECT localhost:443 HTTP/1.1|Host: localhost:443||",
                "GET /nowhere HTTP/1.1|Host: localhost|Upgrade: h2c|Connection: Upgrade, HTTP2-Settings, close||",
                "GET /nowhere HTTP/1.1|Host: localhost|Expect: miracles|Connection: close||"
            })
    void another_protocol_is_answered_with_a_problem_or_not_at_all(String said) {
        Wire.hear(subject().base(), said.replace("|", "\r\n"))
                .ifPresent(answer -> assertThat(answer.header("Content-Type"))
                        .as("what is answered to %s", said)
                        .contains("application/problem+json"));
    }

    @Test
    void an_unknown_transfer_coding_is_refused() {
        Answer answer = wire(REFRESH + "Transfer-Encoding: gzip||");
        assertThat(answer.status()).as("Transfer-Encoding: gzip").isIn(400, 501);
        assertGuarded(answer, answer.status() == 501 ? Problem.NOT_IMPLEMENTED : Problem.MALFORMED_REQUEST);
    }

    @Test
    void a_head_ends_with_its_head() {
        for (String path : List.of("/problems", "/nowhere")) {
            assertThat(wire("HEAD " + path + " HTTP/1.1|Host: localhost|Connection: close||"))
                    .as("HEAD %s, to the last byte", path)
                    .isEmpty();
        }
    }

    @Test
    void the_host_is_no_matter() {
        for (String host : List.of("localhost", "evil.example", "evil.example:1", "[::1]:8080")) {
            Answer answer = wire("POST /v1/sessions/refresh HTTP/1.1|Host: " + host
                    + "|X-Forwarded-Host: evil.example|Forwarded: host=evil.example|Connection: close"
                    + "|Content-Type: application/json|Content-Length: 22||{\"refresh_token\": \"a\"}");
            assertThat(answer).as("a request to %s", host).isProblem(Problem.INVALID_REFRESH_TOKEN);
            assertThat(answer.body() + answer.headers().map())
                    .as("an answer repeats no host")
                    .doesNotContain("evil.example");
        }
    }

    private void assertGuarded(String request, Problem problem) {
        assertGuarded(wire(request), problem);
    }

    private static void assertGuarded(Answer answer, Problem problem) {
        assertThat(answer)
                .as("what the server itself refuses")
                .isProblem(problem)
                .hasHeader("X-Content-Type-Options", "nosniff")
                .hasHeader("Referrer-Policy", "no-referrer")
                .hasHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .hasHeader("Cache-Control", "no-store")
                .hasNoHeader("Server");
        assertThat(answer.header("X-Request-Id").orElse("")).as("its name").matches(Forms.REQUEST_ID);
    }

    private Answer wire(String request) {
        return Wire.send(subject().base(), request.replace("|", "\r\n"));
    }
}
