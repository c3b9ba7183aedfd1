package io.portcullis.http;

import io.portcullis.http.answer.Problem;
import java.util.List;
import java.util.stream.Stream;

/**
 * A request that is hostile in one way.
 *
 * @param way what is wrong with it
 * @param headers besides those that every request has
 * @param body each of its bytes as a character
 */
record HostileRequest(String method, String target, List<String> headers, String body, String way, Expected expected) {

    /** What has to come of it. */
    sealed interface Expected {

        /** Any refusal, or what the route answers when all is well. */
        record Anything() implements Expected {}

        /** This refusal, and no member blamed. */
        record Alone(Problem problem) implements Expected {}

        /** Malformed, and all these faults at once: each the member's name, a blank, a code. */
        record Faults(List<String> all) implements Expected {}

        /** Whatever is wrong with the values, the shape is right. */
        record Shaped() implements Expected {}
    }

    /** All of it as it goes over the wire. */
    String text() {
        StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        Stream.concat(Stream.of("Host: localhost", "Content-Length: " + body.length()), headers.stream())
                .forEach(header -> text.append(header).append("\r\n"));
        return text.append("\r\n").append(body).toString();
    }
}
