package io.portcullis.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.portcullis.http.origin.TrustedProxies;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What somebody sees in the list of their sessions is where they came from, not where somebody says they did. */
class SessionAddressTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ADA = """
            {"email":"ada@example.org","password":"violet anchors hum at seven rivers"}""";

    @AutoClose
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void a_session_is_opened_from_where_the_trusted_proxy_says() throws Exception {
        try (JavalinOverFakes server = JavalinOverFakes.behind(TrustedProxies.parse("127.0.0.1"))) {
            assertThat(addresses(server)).containsExactly("192.0.2.7");
        }
    }

    @Test
    void nobody_else_says_where_a_session_is_opened_from() throws Exception {
        try (JavalinOverFakes server = JavalinOverFakes.start()) {
            assertThat(addresses(server)).containsExactly("127.0.0.1");
        }
    }

    private List<String> addresses(JavalinOverFakes server) throws IOException, InterruptedException {
        ask(server, "/v1/accounts", HttpRequest.newBuilder().POST(BodyPublishers.ofString(ADA)));
        JsonNode tokens = ask(server, "/v1/sessions", HttpRequest.newBuilder().POST(BodyPublishers.ofString(ADA)));
        String token = tokens.path("access_token").asText();
        JsonNode sessions =
                ask(server, "/v1/sessions", HttpRequest.newBuilder().header("Authorization", "Bearer " + token));
        return sessions.path("sessions").findValuesAsText("address");
    }

    private JsonNode ask(JavalinOverFakes server, String path, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        request.uri(server.base().resolve(path))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", "203.0.113.9, 192.0.2.7");
        return JSON.readTree(
                client.send(request.build(), BodyHandlers.ofString()).body());
    }
}
