package io.portcullis.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.http.answer.Answer;
import io.portcullis.http.answer.Content;
import io.portcullis.http.answer.Reply;
import io.portcullis.http.body.Shape;
import io.portcullis.http.origin.TrustedProxies;
import io.portcullis.http.route.Method;
import io.portcullis.http.route.Route;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommonHeadersTest {

    private static final String END = " HTTP/1.1\r\nHost: h\r\nConnection: close\r\nX-Request-Id: some-id\r\n\r\n";

    private static final String BOTH_LENGTHS = "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n";

    private final TestServer server;

    CommonHeadersTest() throws IOException {
        server = TestServer.serving(
                Route.open(Method.GET, "/things", _ -> Answer.done()),
                Route.open(Method.POST, "/things", Shape.ofTexts("name"), _ -> Answer.done()),
                Route.open(
                        Method.GET,
                        "/public",
                        _ -> Reply.of(200, Content.markdown("# Hello é")).cacheable()),
                Route.open(Method.GET, "/broken", _ -> {
                    throw new IllegalStateException("broken");
                }));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** An answer's status, and a request that is answered so; by a route, by the router, or by Jetty itself. */
    record Case(int status, String request) {}

    static List<Case> cases() {
        return List.of(
                new Case(204, "GET /things" + END),
                new Case(204, "OPTIONS /things" + END),
                new Case(400, "POST /things" + END),
                new Case(404, "GET /nothing" + END),
                new Case(405, "TRACE /things" + END),
                new Case(500, "GET /broken" + END),
                new Case(501, "BREW /things" + END),
                new Case(400, "GET /things HTTP/1.1\r\n\r\n"),
                new Case(400, "GET /a%2Fb" + END),
                new Case(400, "GET /a/%zz" + END),
                new Case(400, "GET //things" + END),
                new Case(400, "GET /things HTTP/1.1\r\nHost: h\r\nA: \u0000\r\n\r\n"),
                new Case(400, "POST /things HTTP/1.1\r\nHost: h\r\n" + BOTH_LENGTHS + "\r\n0\r\n\r\n"),
                new Case(400, "nonsense\r\n\r\n"),
                new Case(400, "GET /things HTTP/1.1\r\nHost: h\r\nExpect: wonders\r\n\r\n"),
                new Case(414, "GET /" + "x".repeat(20_000) + END),
                new Case(431, "GET /things HTTP/1.1\r\nHost: h\r\nA: " + "x".repeat(20_000) + "\r\n\r\n"),
                new Case(505, "GET /things HTTP/3.7\r\nHost: h\r\n\r\n"),
                new Case(505, "GET /things\r\n"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_answer_whoever_gives_it_carries_them(Case sent) throws IOException {
        Answered answered = server.raw(sent.request());
        assertThat(answered.status()).isEqualTo(sent.status());
        assertThat(answered.header("x-request-id")).matches("[A-Za-z0-9._-]{1,64}");
        assertThat(answered.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answered.header("referrer-policy")).isEqualTo("no-referrer");
        assertThat(answered.header("content-security-policy")).isEqualTo("default-src 'none'; frame-ancestors 'none'");
        assertThat(answered.header("cache-control")).isEqualTo("no-store");
        assertThat(answered.headers()).doesNotContainKeys("server", "strict-transport-security", "set-cookie");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_refusal_whoever_gives_it_is_a_problem_document(Case sent) throws IOException {
        Answered answered = server.raw(sent.request());
        if (sent.status() >= 400) {
            assertThat(answered.header("content-type")).isEqualTo("application/problem+json");
            assertThat(answered.body())
                    .startsWith("{\"type\":\"/problems/")
                    .contains("\"status\":" + sent.status() + ',')
                    .contains("\"request_id\":\"" + answered.header("x-request-id") + '"');
        } else {
            assertThat(answered.body()).isEmpty();
        }
    }

    @Test
    void the_callers_name_for_a_request_comes_back() throws IOException {
        for (String line : List.of("GET /things", "GET /nothing", "GET /broken", "BREW /things", "GET //things")) {
            assertThat(server.raw(line + END).header("x-request-id")).isEqualTo("some-id");
        }
    }

    @Test
    void a_public_document_may_be_kept() throws IOException {
        Answered answered = server.request("GET /public");
        assertThat(answered.header("cache-control")).isEqualTo("public, max-age=300");
        assertThat(answered.header("content-type")).isEqualTo("text/markdown; charset=utf-8");
        assertThat(answered.body()).isEqualTo("# Hello é");
    }

    @Test
    void browsers_are_told_to_insist_on_https_only_where_it_is_served() throws IOException {
        Listener listener = Listener.bind("127.0.0.1", 0);
        try (HttpServer _ = HttpServer.start(listener, List.of(), HttpLimits.DEFAULT, TrustedProxies.NONE, true)) {
            assertThat(TestServer.raw(listener.port(), "GET /" + END).header("strict-transport-security"))
                    .isEqualTo("max-age=31536000; includeSubDomains");
        }
    }
}
