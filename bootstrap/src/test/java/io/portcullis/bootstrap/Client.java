package io.portcullis.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;

/**
 * The few requests that tell whether a server still knows its people.
 *
 * @param address where a proxy in front of the server says that the client is; absent where there is no proxy
 */
record Client(URI base, Optional<String> address) {

    static final String PASSWORD = "violet anchors hum at seven rivers";

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** A client that speaks for itself. */
    Client(URI base) {
        this(base, Optional.empty());
    }

    /**
     * What came back.
     *
     * @param retryAfter in seconds; absent where nobody need wait
     * @param body a missing node where there is none
     */
    record Answer(int status, Optional<String> retryAfter, JsonNode body) {

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

    /** By a client that shows a device token. */
    Answer logIn(String email, String deviceToken) {
        return post("/v1/sessions", credentials(email).put("device_token", deviceToken));
    }

    /** A login with a password that is wrong. */
    Answer guess(String email) {
        return post("/v1/sessions", credentials(email).put("password", "not the one at all"));
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

    /** Uses a mailed link to verify an address. */
    Answer verify(String token) {
        return post(
                "/v1/email-verifications/confirmation", JSON.createObjectNode().put("token", token));
    }

    Answer requestReset(String email) {
        return post("/v1/password-resets", JSON.createObjectNode().put("email", email));
    }

    /** Uses a mailed link to make {@link #PASSWORD} the password. */
    Answer reset(String token) {
        return post(
                "/v1/password-resets/confirmation",
                JSON.createObjectNode().put("token", token).put("new_password", PASSWORD));
    }

    private static ObjectNode credentials(String email) {
        return JSON.createObjectNode().put("email", email).put("password", PASSWORD);
    }

    private Answer post(String path, JsonNode body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        address.ifPresent(client -> request.header("X-Forwarded-For", client));
        return request;
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            JsonNode body = response.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(response.body());
            return new Answer(response.statusCode(), response.headers().firstValue("Retry-After"), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
