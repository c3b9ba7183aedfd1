package io.portcullis.http.answer;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An answer as it goes over the wire, save for the headers that every answer carries.
 *
 * @param headers one value each; they replace the common ones of the same name
 */
public record Reply(int status, Map<String, String> headers, Optional<Content> content) implements Answer {

    public Reply {
        headers = Map.copyOf(headers);
    }

    public static Reply of(int status, Content content) {
        return new Reply(status, Map.of(), Optional.of(content));
    }

    public static Reply empty(int status) {
        return new Reply(status, Map.of(), Optional.empty());
    }

    public Reply with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, content);
    }

    /** Lets anybody keep it for five minutes. */
    public Reply cacheable() {
        return with("Cache-Control", "public, max-age=300");
    }
}
