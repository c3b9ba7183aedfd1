package io.portcullis.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The few requests that tell whether a server still knows its people. */
record Client(URI base) {

    static final String PASSWORD = "violet anchors hum at seven rivers";

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** A status and a body; a missing node where there is none. */
    record Answer(int status, JsonNode body) {

        String text(String member) {
            return body.path(member).asText();
        }
    }

    Answer register(String email) {
        return post("/v1/accounts", credentials(email));
    }

    Answer logIn(String email) {
        return post("/v1/sessions", credentials(email));
    }

    Answer refresh(String refreshToken) {
        return post("/v1/sessions/refresh", JSON.createObjectNode().put("refresh_token", refreshToken));
    }

    Answer current(String accessToken) {
        return send(request("/v1/sessions/current").header("Authorization", "Bearer " + accessToken));
    }

    Answer get(String path) {
        return send(request(path));
    }

    private static JsonNode credentials(String email) {
        return JSON.createObjectNode().put("email", email).put("password", PASSWORD);
    }

    private Answer post(String path, JsonNode body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path));
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            JsonNode body = response.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(response.body());
            return new Answer(response.statusCode(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
