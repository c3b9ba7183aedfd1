package io.portcullis.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.port.Accounts.Change;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The last administrator is told why they can't go. */
class LastAdminTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ADA = """
            {"email":"ada@example.org","password":"violet anchors hum at seven rivers"}""";
    private static final String PASSWORD = """
            {"password":"violet anchors hum at seven rivers"}""";

    @AutoClose
    private final HttpClient client = HttpClient.newHttpClient();

    @AutoClose
    private final JavalinOverFakes server = JavalinOverFakes.start();

    @Test
    void the_last_active_administrator_is_not_deleted_and_stays_logged_in() throws Exception {
        JsonNode account = JSON.readTree(post("/v1/accounts", ADA, "none").body());
        AccountId id = new AccountId(UUID.fromString(account.path("id").asText()));
        assertThat(server.world().accounts().assign(id, Set.of(Role.ADMIN))).isInstanceOf(Change.Made.class);
        String token = JSON.readTree(post("/v1/sessions", ADA, "none").body())
                .path("access_token")
                .asText();

        HttpResponse<String> answer = post("/v1/accounts/me/deletion", PASSWORD, token);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(JSON.readTree(answer.body()).path("type").asText()).isEqualTo("/problems/conflict");
        assertThat(post("/v1/accounts/me/deletion", PASSWORD, token).statusCode())
                .as("the session that asked, and the account, live on")
                .isEqualTo(409);
    }

    private HttpResponse<String> post(String path, String body, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.base().resolve(path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
