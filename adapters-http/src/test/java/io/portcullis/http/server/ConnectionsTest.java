package io.portcullis.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.http.answer.Answer;
import io.portcullis.http.body.Shape;
import io.portcullis.http.origin.TrustedProxies;
import io.portcullis.http.route.Method;
import io.portcullis.http.route.Route;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a connection may cost. A limit that a test is about is short, and all others are longer than any test. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class ConnectionsTest {

    /** Where nobody is in time. */
    private static final Duration SHORT = Duration.ofMillis(300);

    /** Where somebody has to be in time first. */
    private static final Duration BRIEF = Duration.ofSeconds(1);

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int PAUSE_MILLIS = 20;

    private static final HttpLimits.Connections ANY_CONNECTIONS = new HttpLimits.Connections(100, 100, 1000, LONG);
    private static final HttpLimits.Head ANY_HEAD = new HttpLimits.Head(16 * 1024, LONG);
    private static final HttpLimits.Body ANY_BODY = new HttpLimits.Body(16 * 1024, LONG, LONG, 1);
    private static final HttpLimits SHORT_HEADS =
            limits(ANY_CONNECTIONS, new HttpLimits.Head(16 * 1024, BRIEF), ANY_BODY);

    private static final String POST = "POST /things HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n";

    private final AtomicInteger handled = new AtomicInteger();

    private final List<Route> routes = List.of(
            Route.open(Method.GET, "/things", _ -> count()),
            Route.open(Method.POST, "/things", Shape.ofTexts("name"), _ -> count()),
            Route.open(Method.DELETE, "/things", _ -> count()));

    private Answer count() {
        handled.incrementAndGet();
        return Answer.done();
    }

    @Test
    void a_head_that_comes_byte_by_byte_is_cut() throws IOException {
        try (TestServer server = serving(SHORT_HEADS);
                Client client = Client.of(server)) {
            client.send("GET /things HTTP/1.1\r\nHost: h\r\nX-Endless: ");
            assertThat(client.dribble("x", PAUSE_MILLIS)).isEmpty();
        }
    }

    @Test
    void line_ends_before_a_head_are_part_of_it() throws IOException {
        try (TestServer server = serving(SHORT_HEADS);
                Client client = Client.of(server)) {
            assertThat(client.dribble("\r\n", PAUSE_MILLIS)).isEmpty();
        }
    }

    @Test
    void a_connection_on_which_nothing_is_said_is_cut() throws IOException {
        try (TestServer server = serving(SHORT_HEADS);
                Client client = Client.of(server)) {
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void the_head_of_a_second_request_has_no_more_time() throws IOException {
        try (TestServer server = serving(SHORT_HEADS);
                Client client = Client.of(server)) {
            assertThat(client.get("/things").status()).isEqualTo(204);
            client.send("GET /things HTTP/1.1\r\nHost: h\r\nX-Endless: ");
            assertThat(client.dribble("x", PAUSE_MILLIS)).isEmpty();
        }
    }

    @Test
    void a_second_head_that_stops_half_way_is_cut() throws IOException {
        try (TestServer server = serving(SHORT_HEADS);
                Client client = Client.of(server)) {
            assertThat(client.get("/things").status()).isEqualTo(204);
            client.send("GET /things HTTP/1.1\r\nHo");
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void a_connection_between_two_requests_outlives_the_time_for_a_head() throws IOException {
        try (TestServer server = serving(SHORT_HEADS);
                Client idle = Client.of(server);
                Client expecting = Client.of(server)) {
            assertThat(idle.get("/things").status()).isEqualTo(204);
            expecting.send(POST + "Expect: 100-continue\r\nContent-Length: 12\r\n\r\n");
            assertThat(expecting.answer().status()).isEqualTo(100);
            expecting.send("{\"name\":");
            waitForHeadsToEnd(server, 2);
            assertThat(idle.get("/things").status()).isEqualTo(204);
            expecting.send("\"n\"}");
            assertThat(expecting.answer().status()).isEqualTo(204);
            waitForHeadsToEnd(server, 2);
            assertThat(expecting.get("/things").status()).isEqualTo(204);
        }
    }

    @Test
    void a_request_that_is_worked_on_for_long_outlives_the_time_for_a_head() throws IOException {
        CountDownLatch released = new CountDownLatch(1);
        Route slow = Route.open(Method.GET, "/slow", _ -> {
            await(released);
            return Answer.done();
        });
        try (TestServer server = TestServer.serving(SHORT_HEADS, slow);
                Client client = Client.of(server)) {
            client.send("GET /slow HTTP/1.1\r\nHost: h\r\n\r\n");
            waitForHeadsToEnd(server, 2);
            released.countDown();
            assertThat(client.answer().status()).isEqualTo(204);
        }
    }

    @Test
    void a_silent_connection_is_closed_when_idle_for_too_long() throws IOException {
        HttpLimits limits = limits(new HttpLimits.Connections(100, 100, 1000, BRIEF), ANY_HEAD, ANY_BODY);
        try (TestServer server = serving(limits);
                Client client = Client.of(server)) {
            assertThat(client.get("/things").status()).isEqualTo(204);
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void a_connection_serves_only_so_many_requests() throws IOException {
        HttpLimits limits = limits(new HttpLimits.Connections(100, 100, 3, LONG), ANY_HEAD, ANY_BODY);
        try (TestServer server = serving(limits);
                Client client = Client.of(server)) {
            assertThat(client.get("/things").headers()).doesNotContainKey("connection");
            assertThat(client.get("/nowhere").headers()).doesNotContainKey("connection");
            assertThat(client.get("/things").header("connection")).isEqualTo("close");
            assertThat(client.rest()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /things", "DELETE /things", "GET /things"})
    void a_body_that_stops_half_way_is_timed_out_and_nothing_is_done(String line) throws IOException {
        try (TestServer server =
                        serving(limits(ANY_CONNECTIONS, ANY_HEAD, new HttpLimits.Body(16 * 1024, SHORT, LONG, 1)));
                Client client = Client.of(server)) {
            client.send(line + " HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\n{");
            assertTimedOut(client.answer());
            assertThat(client.rest()).isEmpty();
            assertThat(handled).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 16000", "Transfer-Encoding: chunked"})
    void a_body_that_comes_too_slowly_is_timed_out(String framing) throws IOException {
        HttpLimits.Body demanding = new HttpLimits.Body(16 * 1024, LONG, SHORT, 1_000_000);
        try (TestServer server = serving(limits(ANY_CONNECTIONS, ANY_HEAD, demanding));
                Client client = Client.of(server)) {
            client.send(POST + framing + "\r\n\r\n");
            assertTimedOut(Answered.parse(client.dribble("1\r\n{\r\n", PAUSE_MILLIS)));
            assertThat(handled).hasValue(0);
        }
    }

    @Test
    void each_byte_of_a_body_earns_time() throws IOException {
        HttpLimits.Body patient = new HttpLimits.Body(16 * 1024, LONG, Duration.ofMillis(100), 1);
        try (TestServer server = serving(limits(ANY_CONNECTIONS, new HttpLimits.Head(16 * 1024, SHORT), patient));
                Client client = Client.of(server)) {
            client.send(POST + "Content-Length: 120\r\n\r\n{\"name\":" + " ".repeat(100));
            waitForHeadsToEnd(server, 1);
            client.send(" ".repeat(8) + "\"n\"}");
            assertThat(client.answer().status()).isEqualTo(204);
        }
    }

    @Test
    void a_connection_whose_body_was_waited_for_may_be_idle_afterwards() throws IOException {
        HttpLimits.Body brief = new HttpLimits.Body(16 * 1024, Duration.ofSeconds(3), LONG, 1);
        try (TestServer server = serving(limits(ANY_CONNECTIONS, ANY_HEAD, brief));
                TestServer clock = serving(limits(ANY_CONNECTIONS, new HttpLimits.Head(16 * 1024, SHORT), ANY_BODY));
                Client client = Client.of(server)) {
            client.send(POST + "Content-Length: 12\r\n\r\n{\"name\":");
            waitForHeadsToEnd(clock, 2);
            client.send("\"n\"}");
            assertThat(client.answer().status()).isEqualTo(204);
            waitForHeadsToEnd(clock, 12);
            assertThat(client.get("/things").status()).isEqualTo(204);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /nowhere", "PUT /things"})
    void a_refusal_does_not_wait_for_ever_to_be_read(String line) throws IOException {
        try (TestServer server =
                        serving(limits(ANY_CONNECTIONS, ANY_HEAD, new HttpLimits.Body(16 * 1024, SHORT, LONG, 1)));
                Client client = Client.of(server)) {
            client.send(line + " HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\n{");
            Answered answered = client.answer();
            assertThat(answered.status()).isIn(404, 405);
            assertThat(answered.header("connection")).isEqualTo("close");
            assertThat(client.rest()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /things", "DELETE /things", "POST /things"})
    void a_body_that_is_too_large_is_refused_also_where_none_is_asked_for(String line) throws IOException {
        try (TestServer server = serving(limits(ANY_CONNECTIONS, ANY_HEAD, ANY_BODY));
                Client told = Client.of(server);
                Client chunked = Client.of(server)) {
            told.send(line + " HTTP/1.1\r\nHost: h\r\nContent-Length: 1000000000\r\n\r\n");
            chunked.send(line + " HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n4001\r\n"
                    + "x".repeat(0x4001) + "\r\n0\r\n\r\n");
            assertThat(told.answer().status()).isEqualTo(413);
            assertThat(told.rest()).isEmpty();
            assertThat(chunked.answer().status()).isEqualTo(413);
            assertThat(handled).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /nowhere", "PUT /things", "OPTIONS /things"})
    void a_body_without_an_end_is_not_read_to_its_end(String line) throws IOException {
        try (TestServer server = serving(limits(ANY_CONNECTIONS, ANY_HEAD, ANY_BODY));
                Client client = Client.of(server)) {
            client.send(line + " HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n100000\r\n"
                    + "x".repeat(0x100000) + "\r\n");
            Answered answered = client.answer();
            assertThat(answered.status()).isIn(204, 404, 405);
            assertThat(answered.header("connection")).isEqualTo("close");
            assertThat(client.rest()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /things", "DELETE /things", "OPTIONS /things", "GET /nowhere", "PUT /things"})
    void a_small_body_that_nobody_asked_for_leaves_the_connection_as_it_was(String line) throws IOException {
        try (TestServer server = serving(limits(ANY_CONNECTIONS, ANY_HEAD, ANY_BODY));
                Client client = Client.of(server)) {
            client.send(line + " HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello");
            assertThat(client.answer().headers()).doesNotContainKey("connection");
            assertThat(client.get("/things").status()).isEqualTo(204);
        }
    }

    @Test
    void a_client_has_only_its_share_of_the_connections() throws IOException {
        HttpLimits limits = limits(new HttpLimits.Connections(100, 2, 1000, LONG), ANY_HEAD, ANY_BODY);
        try (TestServer server = serving(limits);
                Client _ = connected(Client.of(server))) {
            try (Client _ = connected(Client.of(server));
                    Client third = Client.of(server);
                    Client elsewhere = Client.from("127.0.0.2", server)) {
                assertThat(third.rest()).isEmpty();
                assertThat(elsewhere.get("/things").status()).isEqualTo(204);
            }
            assertGetsIn(server);
        }
    }

    @Test
    void a_trusted_proxy_has_any_number_of_connections() throws IOException {
        HttpLimits limits = limits(new HttpLimits.Connections(100, 2, 1000, LONG), ANY_HEAD, ANY_BODY);
        List<Client> clients = new ArrayList<>();
        try (TestServer server =
                TestServer.serving(TrustedProxies.parse("127.0.0.1"), limits, routes.toArray(Route[]::new))) {
            for (int i = 0; i < 5; i++) {
                clients.add(connected(Client.of(server)));
            }
            for (Client client : clients) {
                assertThat(client.get("/things").status()).isEqualTo(204);
                client.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
                "SSH-2.0-OpenSSH_9.2\r\n",
                "GET /things\r\n\r\n",
                "GET /things HTTP/0.9\r\n\r\n",
                "GET /things HTTP/3.0\r\nHost: h\r\n\r\n",
                "CONNECT other:443 HTTP/1.1\r\nHost: other:443\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n",
                "GET http://other/things/x HTTP/1.1\r\nHost: h\r\n\r\n",
                "GET /things HTTP/1.1\r\nHost: h\r\nExpect: miracles\r\n\r\n",
                "GET /nowhere HTTP/1.1\r\nHost: h\r\nUpgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n\r\n",
                "GET /things HTTP/1.1\r\n\r\n",
                "\u0000\u0000\u0000\u0000",
                "\r\n\r\nnonsense\r\n\r\n"
            })
    void whatever_is_said_the_answer_is_a_problem_or_none(String said) throws IOException {
        HttpLimits limits =
                limits(new HttpLimits.Connections(100, 100, 1, LONG), new HttpLimits.Head(16 * 1024, SHORT), ANY_BODY);
        try (TestServer server = serving(limits);
                Client client = Client.of(server)) {
            client.send(said);
            String heard = client.rest();
            if (!heard.isEmpty()) {
                Answered answered = Answered.parse(heard);
                assertThat(answered.status()).isBetween(400, 599);
                assertThat(answered.header("content-type")).isEqualTo("application/problem+json");
                assertThat(answered.header("x-content-type-options")).isEqualTo("nosniff");
                assertThat(answered.header("cache-control")).isEqualTo("no-store");
                assertThat(answered.header("x-request-id")).isNotEmpty();
                assertThat(answered.body()).startsWith("{").endsWith("}");
            }
        }
    }

    private TestServer serving(HttpLimits limits) throws IOException {
        return TestServer.serving(limits, routes.toArray(Route[]::new));
    }

    private static HttpLimits limits(HttpLimits.Connections connections, HttpLimits.Head head, HttpLimits.Body body) {
        return new HttpLimits(connections, head, body, 32, TestServer.LIMITS.hashing(), Duration.ofSeconds(20));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its first request shows that it was let in. */
    private static Client connected(Client client) throws IOException {
        assertThat(client.get("/things").status()).isEqualTo(204);
        return client;
    }

    /** Tries until the server has noticed that there is room again. */
    private static void assertGetsIn(TestServer server) throws IOException {
        long end = System.nanoTime() + TestServer.PATIENCE * 1_000_000L;
        while (System.nanoTime() < end) {
            try (Client client = Client.of(server)) {
                client.send("GET /things HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
                if (!client.rest().isEmpty()) {
                    return;
                }
            } catch (IOException _) {
                Thread.onSpinWait();
            }
        }
        throw new AssertionError("still kept out");
    }

    /** Has that many clients cut, one after the other, for sending half a head. */
    private static void waitForHeadsToEnd(TestServer server, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            try (Client client = Client.of(server)) {
                client.send("GET /");
                assertThat(client.rest()).isEmpty();
            }
        }
    }

    private static void assertTimedOut(Answered answered) {
        assertThat(answered.status()).isEqualTo(408);
        assertThat(answered.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answered.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answered.header("connection")).isEqualTo("close");
        assertThat(answered.body()).contains("/problems/request-timeout");
    }
}
