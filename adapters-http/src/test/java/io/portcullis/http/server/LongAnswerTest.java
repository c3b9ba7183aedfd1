package io.portcullis.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.portcullis.http.answer.Content;
import io.portcullis.http.answer.Reply;
import io.portcullis.http.route.Method;
import io.portcullis.http.route.Route;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A document that is made while it is sent is whole in the end, or seen not to be. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongAnswerTest {

    /** More than any buffer on the way holds. */
    private static final int MANY = 100_000;

    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    private final AtomicLong made = new AtomicLong();

    /** Of the answer that only the head is asked of; others may still be made when nobody reads them any more. */
    private final AtomicLong madeBehindTheHead = new AtomicLong();

    private final TestServer server;

    LongAnswerTest() throws IOException {
        server = TestServer.serving(
                Route.open(Method.GET, "/none", _ -> answer(0)),
                Route.open(Method.GET, "/one", _ -> answer(1)),
                Route.open(Method.GET, "/many", _ -> answer(MANY)),
                Route.open(Method.GET, "/endless", _ -> answer(Stream.generate(this::element))),
                Route.open(
                        Method.GET,
                        "/unread",
                        _ -> answer(Stream.generate(
                                () -> TextNode.valueOf("element " + madeBehindTheHead.incrementAndGet())))),
                Route.open(
                        Method.GET,
                        "/broken",
                        _ -> answer(Stream.concat(elements(MANY), elements(1).peek(_ -> {
                            throw new IllegalStateException("a secret of the server");
                        })))),
                Route.open(
                        Method.GET,
                        "/broken-early",
                        _ -> answer(elements(1).peek(_ -> {
                            throw new IllegalStateException("a secret of the server");
                        }))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "one", "many"})
    void all_elements_are_sent(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        JsonNode document = new ObjectMapper().readTree(answer.body());
        assertThat(document.path("name").asText()).isEqualTo("long");
        assertThat(document.path("elements")).hasSize(path.equals("none") ? 0 : path.equals("one") ? 1 : MANY);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void no_more_is_made_than_is_on_its_way() throws IOException {
        made.set(0);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(TestServer.PATIENCE);
            socket.getOutputStream()
                    .write("GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            assertThat(in.readNBytes(MANY))
                    .as("what comes of an answer without an end")
                    .hasSize(MANY);
        }
        assertThat(made).as("elements made of infinitely many").hasPositiveValue();
    }

    @Test
    void nothing_is_made_for_whoever_asks_for_the_head_only() throws IOException {
        Answered head = server.request("HEAD /unread");

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(madeBehindTheHead).hasValue(0);
    }

    @Test
    void an_answer_that_breaks_on_the_way_has_no_end() throws IOException {
        Answered answered = server.request("GET /broken");

        assertThat(answered.status()).as("what was said before anybody knew").isEqualTo(200);
        assertThat(answered.body())
                .as("half a document must not pass for a whole one, nor tell why it is none")
                .isNotEmpty()
                .doesNotEndWith(LAST_CHUNK)
                .doesNotContain("/problems/", "secret");
    }

    @Test
    void an_answer_that_breaks_before_anything_is_sent_is_a_refusal() throws IOException {
        Answered answered = server.request("GET /broken-early");

        assertThat(answered.status()).isEqualTo(500);
        assertThat(answered.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answered.body()).contains("/problems/internal-error").doesNotContain("element", "secret");
    }

    @Test
    void the_server_goes_on_after_an_answer_that_broke() throws Exception {
        server.request("GET /broken");

        assertThat(get("one").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/" + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private Reply answer(int elements) {
        return answer(elements(elements));
    }

    private static Reply answer(Stream<JsonNode> elements) {
        return Reply.of(
                200, Content.json(JsonNodeFactory.instance.objectNode().put("name", "long"), "elements", elements));
    }

    private Stream<JsonNode> elements(int number) {
        return IntStream.range(0, number).mapToObj(_ -> element());
    }

    private JsonNode element() {
        return TextNode.valueOf("element " + made.incrementAndGet());
    }

    @AfterAll
    void stop() {
        server.close();
    }
}
