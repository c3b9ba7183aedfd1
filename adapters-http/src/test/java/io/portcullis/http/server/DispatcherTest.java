package io.portcullis.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.portcullis.application.session.Authenticate;
import io.portcullis.domain.request.StoreOverloaded;
import io.portcullis.domain.session.Caller;
import io.portcullis.http.answer.Answer;
import io.portcullis.http.body.Shape;
import io.portcullis.http.route.Method;
import io.portcullis.http.route.Request;
import io.portcullis.http.route.Route;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DispatcherTest {

    private static final String JSON = "Content-Type: application/json";
    private static final String GOOD_TOKEN = "Authorization: Bearer good";

    private final TestServer server;

    DispatcherTest() throws IOException {
        Authenticate authenticate = mock(Authenticate.class);
        when(authenticate.handle(any())).thenReturn(new Authenticate.Outcome.Refused());
        when(authenticate.handle(new Authenticate.Query("good")))
                .thenReturn(new Authenticate.Outcome.Authenticated(mock(Caller.class)));
        server = TestServer.serving(
                Route.open(Method.GET, "/things", DispatcherTest::echo),
                Route.open(Method.POST, "/things", Shape.ofTexts("name"), _ -> Answer.done()),
                Route.open(Method.DELETE, "/things/best", _ -> Answer.done()),
                Route.open(Method.GET, "/things/{id}", DispatcherTest::echo),
                Route.forCaller(Method.POST, "/mine", Shape.ofTexts("name"), authenticate, (_, _) -> Answer.done()),
                Route.open(Method.GET, "/broken", _ -> {
                    throw new IllegalStateException("a secret of the server");
                }),
                Route.open(Method.GET, "/overloaded", _ -> {
                    throw new StoreOverloaded("a secret of the server", new IllegalStateException());
                }),
                Route.open(Method.GET, "/assertion", _ -> {
                    throw new AssertionError("a secret of the server");
                }));
    }

    private static Answer echo(Request request) {
        return Answer.ok(JsonNodeFactory.instance
                .objectNode()
                .put("address", request.origin().address())
                .put("agent", request.origin().userAgent().orElse("none"))
                .put("request", request.origin().requestId())
                .put("virtual", Thread.currentThread().isVirtual()));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void a_handler_knows_where_a_request_came_from() throws IOException {
        assertThat(server.request("GET /things", "User-Agent: test/1", "X-Request-Id: some-id")
                        .body())
                .isEqualTo("""
                        {"address":"127.0.0.1","agent":"test/1","request":"some-id","virtual":true}""");
    }

    @Test
    void head_is_get_without_a_body() throws IOException {
        Answered get = server.request("GET /things", "X-Request-Id: some-id");
        Answered head = server.request("HEAD /things", "X-Request-Id: some-id");
        assertThat(head.body()).isEmpty();
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.headers().keySet()).isEqualTo(get.headers().keySet());
        assertThat(head.header("content-length")).isEqualTo(get.header("content-length"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/things|GET, HEAD, POST, OPTIONS",
                "/things/best|DELETE, OPTIONS",
                "/things/other|GET, HEAD, OPTIONS",
                "/mine|POST, OPTIONS"
            })
    void options_tells_what_a_path_allows(String path, String allow) throws IOException {
        Answered answered = server.request("OPTIONS " + path);
        assertThat(answered.status()).isEqualTo(204);
        assertThat(answered.header("allow")).isEqualTo(allow);
        assertThat(answered.headers()).doesNotContainKeys("content-type", "content-length");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRACE /things",
                "PUT /things",
                "GET /things/best",
                "DELETE /things/other",
                "GET /mine",
                "HEAD /mine"
            })
    void another_method_is_not_allowed(String line) throws IOException {
        Answered answered = server.request(line);
        assertThat(answered.status()).isEqualTo(405);
        assertThat(answered.header("allow")).endsWith("OPTIONS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BREW", "get", "PROPFIND", "BEFORE", "AFTER", "WEBSOCKET_BEFORE_UPGRADE"})
    void a_method_that_http_does_not_know_is_not_implemented(String method) throws IOException {
        assertThat(server.request(method + " /things").status()).isEqualTo(501);
        assertThat(server.request(method + " /nothing").status()).isEqualTo(501);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/Things", "/things/", "/things/best/", "/things;x=y", "/thing", "/things/a/b", "/mine/x"})
    void another_path_is_not_found(String path) throws IOException {
        for (String method : new String[] {"GET", "HEAD", "POST", "OPTIONS", "TRACE"}) {
            assertThat(server.request(method + ' ' + path).status()).isEqualTo(404);
        }
    }

    @Test
    void no_header_speaks_for_the_method() throws IOException {
        assertThat(server.request("GET /things/best", "X-HTTP-Method-Override: DELETE")
                        .status())
                .isEqualTo(405);
        assertThat(server.request("GET /things", "x-http-method-override: BREW").status())
                .isEqualTo(200);
    }

    @Test
    void there_are_no_web_sockets() throws IOException {
        assertThat(server.request("GET /things", "Sec-WebSocket-Version: 13").status())
                .isEqualTo(200);
    }

    @Test
    void the_caller_is_asked_for_before_the_body_is_looked_at() throws IOException {
        Answered answered = server.post("/mine", "x".repeat(20_000), "Content-Type: text/plain");
        assertThat(answered.status()).isEqualTo(401);
        assertThat(answered.header("www-authenticate")).isEqualTo("Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer bad", "Bearer good good", "bearer good\r\nAuthorization: bearer good"})
    void a_token_that_will_not_do_is_named_as_the_reason(String value) throws IOException {
        Answered answered = server.post("/mine", "{\"name\":\"n\"}", JSON, "Authorization: " + value);
        assertThat(answered.status()).isEqualTo(401);
        assertThat(answered.header("www-authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        assertThat(answered.body()).contains("/problems/invalid-token");
    }

    @Test
    void a_good_token_opens() throws IOException {
        assertThat(server.post("/mine", "{\"name\":\"n\"}", JSON, GOOD_TOKEN).status())
                .isEqualTo(204);
    }

    @Test
    void the_size_counts_before_the_media_type_and_that_before_the_content() throws IOException {
        assertThat(server.post("/mine", "x".repeat(16 * 1024 + 1), GOOD_TOKEN).status())
                .isEqualTo(413);
        assertThat(server.post("/mine", "x".repeat(16 * 1024), GOOD_TOKEN).status())
                .isEqualTo(415);
        assertThat(server.post("/mine", "x".repeat(16 * 1024), GOOD_TOKEN, JSON).status())
                .isEqualTo(400);
    }

    @Test
    void a_body_may_fill_its_limit() throws IOException {
        String body = "{\"name\":\"n\"}";
        assertThat(server.post("/things", body + " ".repeat(16 * 1024 - body.length()), JSON)
                        .status())
                .isEqualTo(204);
    }

    @Test
    void a_body_that_does_not_tell_its_size_is_measured() throws IOException {
        String chunk = "4001\r\n" + " ".repeat(0x4001) + "\r\n0\r\n\r\n";
        assertThat(server.raw("POST /things HTTP/1.1\r\nHost: h\r\nConnection: close\r\n" + JSON
                                + "\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk)
                        .status())
                .isEqualTo(413);
    }

    @Test
    void an_encoded_body_is_refused() throws IOException {
        assertThat(server.post("/things", "{\"name\":\"n\"}", JSON, "Content-Encoding: identity")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void a_body_in_broken_chunks_is_malformed() throws IOException {
        assertThat(server.raw("POST /things HTTP/1.1\r\nHost: h\r\n" + JSON
                                + "\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/broken", "/assertion"})
    void what_breaks_inside_is_told_to_nobody(String path) throws IOException {
        Answered answered = server.request("GET " + path, "X-Request-Id: some-id");
        assertThat(answered.status()).isEqualTo(500);
        assertThat(answered.body()).isEqualTo("""
                        {"type":"/problems/internal-error","title":"Something is wrong on our side","status":500,\
                        "request_id":"some-id"}""");
    }

    @Test
    void a_store_without_room_asks_for_patience() throws IOException {
        Answered answered = server.request("GET /overloaded", "X-Request-Id: some-id");
        assertThat(answered.status()).isEqualTo(503);
        assertThat(answered.header("retry-after")).isEqualTo("1");
        assertThat(answered.body()).isEqualTo("""
                        {"type":"/problems/overloaded","title":"The server is busy","status":503,\
                        "request_id":"some-id"}""");
    }
}
