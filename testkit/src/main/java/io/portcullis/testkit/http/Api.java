package io.portcullis.testkit.http;

import static java.net.http.HttpResponse.BodyHandlers.ofByteArray;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.UUID;

/**
 * A client's view of a server: what can be asked of it, in the words of the contract.
 *
 * @param address where a proxy in front of the server says that the client is; absent where there is no proxy
 */
record Api(URI base, Optional<String> address) {

    /** A password that no rule refuses. */
    static final String PASSWORD = "violet anchors hum at seven rivers";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** An address that nobody has used. */
    static String freshEmail() {
        return "ada." + unique() + "@example.org";
    }

    /** Twelve letters and digits that come once. */
    static String unique() {
        return UUID.randomUUID().toString().substring(24);
    }

    /** A JSON object of texts, from names and values by turns. */
    static String object(String... namesAndValues) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            node.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return node.toString();
    }

    Answer send(Call call) {
        Call told =
                address.map(client -> call.header("X-Forwarded-For", client)).orElse(call);
        try {
            HttpResponse<byte[]> response = CLIENT.send(told.to(base), ofByteArray());
            return Answer.of(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException("no answer to " + call, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at " + call, e);
        }
    }

    Answer register(String email, String password) {
        return send(Call.post("/v1/accounts").json(object("email", email, "password", password)));
    }

    /** Somebody new, with {@link #PASSWORD}. */
    Person someone() {
        String email = freshEmail();
        assertThat(register(email, PASSWORD)).as("a registration").hasStatus(201);
        return new Person(this, email, PASSWORD);
    }

    Answer logIn(String email, String password) {
        return send(Call.post("/v1/sessions").json(object("email", email, "password", password)));
    }

    /** By a client that shows a device token. */
    Answer logIn(String email, String password, String deviceToken) {
        return send(Call.post("/v1/sessions")
                .json(object("email", email, "password", password, "device_token", deviceToken)));
    }

    Answer refresh(String refreshToken) {
        return send(Call.post("/v1/sessions/refresh").json(object("refresh_token", refreshToken)));
    }

    /** The session of an access token, and its account. */
    Answer current(String accessToken) {
        return send(Call.get("/v1/sessions/current").bearer(accessToken));
    }

    Answer sessions(String accessToken) {
        return send(Call.get("/v1/sessions").bearer(accessToken));
    }

    /** What happened to the account of an access token, the newest first; the query begins with a question mark. */
    Answer events(String accessToken, String query) {
        return send(Call.get("/v1/accounts/me/events" + query).bearer(accessToken));
    }

    Answer rename(String accessToken, String displayName) {
        return send(Call.patch("/v1/accounts/me").bearer(accessToken).json(object("display_name", displayName)));
    }

    /** All that is held about the account of an access token. */
    Answer export(String accessToken) {
        return send(Call.get("/v1/accounts/me/export").bearer(accessToken));
    }

    Answer delete(String accessToken, String password) {
        return send(Call.post("/v1/accounts/me/deletion").bearer(accessToken).json(object("password", password)));
    }

    Answer changePassword(String accessToken, String current, String next) {
        return send(Call.put("/v1/accounts/me/password")
                .bearer(accessToken)
                .json(object("current_password", current, "new_password", next)));
    }

    Answer requestVerification(String email) {
        return send(Call.post("/v1/email-verifications").json(object("email", email)));
    }

    /** Uses a mailed link to say that the address is one's own. */
    Answer verify(String token) {
        return send(Call.post("/v1/email-verifications/confirmation").json(object("token", token)));
    }

    /** Uses the same link to say that it was somebody else. */
    Answer repudiate(String token) {
        return send(Call.post("/v1/email-verifications/repudiation").json(object("token", token)));
    }

    Answer requestReset(String email) {
        return send(Call.post("/v1/password-resets").json(object("email", email)));
    }

    Answer reset(String token, String password) {
        return send(
                Call.post("/v1/password-resets/confirmation").json(object("token", token, "new_password", password)));
    }

    Answer changeEmail(String accessToken, String email, String password) {
        return send(Call.put("/v1/accounts/me/email")
                .bearer(accessToken)
                .json(object("email", email, "password", password)));
    }
}
