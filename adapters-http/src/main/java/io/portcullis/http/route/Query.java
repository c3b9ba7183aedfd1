package io.portcullis.http.route;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The parameters after the question mark. */
public final class Query {

    private final String text;
    private final List<String> names;

    /**
     * Takes them as they were sent.
     *
     * @param text absent where there was no question mark
     * @param names those that the route has declared
     */
    public Query(Optional<String> text, List<String> names) {
        this.text = text.orElse("");
        this.names = List.copyOf(names);
    }

    /**
     * Every value of that name, in order. What can't be decoded stands for itself, so that it is never overlooked.
     *
     * @throws IllegalArgumentException if the route hasn't declared that it reads it
     */
    public List<String> values(String name) {
        if (!names.contains(name)) {
            throw new IllegalArgumentException("the route reads no parameter " + name);
        }
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> decode(pair[0]).equals(name))
                .map(pair -> pair.length == 2 ? decode(pair[1]) : "")
                .toList();
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}
