package io.portcullis.testkit.http;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One request, before it is sent; it can be sent again. */
record Call(String method, String target, List<Map.Entry<String, String>> headers, BodyPublisher body) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static Call of(String method, String target) {
        return new Call(method, target, List.of(), BodyPublishers.noBody());
    }

    static Call get(String target) {
        return of("GET", target);
    }

    static Call post(String target) {
        return of("POST", target);
    }

    static Call put(String target) {
        return of("PUT", target);
    }

    static Call patch(String target) {
        return of("PATCH", target);
    }

    static Call delete(String target) {
        return of("DELETE", target);
    }

    Call header(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new Call(method, target, List.copyOf(more), body);
    }

    Call bearer(String accessToken) {
        return header("Authorization", "Bearer " + accessToken);
    }

    Call json(String text) {
        return header("Content-Type", "application/json").body(text);
    }

    Call body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    Call body(byte[] bytes) {
        return new Call(method, target, headers, BodyPublishers.ofByteArray(bytes));
    }

    /** The same body in chunks, which tell nobody how many will come. */
    Call chunked(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Call(method, target, headers, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)));
    }

    HttpRequest to(URI base) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(target))
                .method(method, body)
                .timeout(PATIENCE);
        headers.forEach(header -> request.header(header.getKey(), header.getValue()));
        return request.build();
    }

    @Override
    public String toString() {
        return method + " " + target;
    }
}
