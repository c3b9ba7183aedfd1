package io.portcullis.http.route;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The parameters after the question mark. */
public final class Query {

    private final String text;

    /** Takes them as they were sent; absent where there was no question mark. */
    public Query(Optional<String> text) {
        this.text = text.orElse("");
    }

    /** Every value of that name, in order. What can't be decoded stands for itself, so that it is never overlooked. */
    public List<String> values(String name) {
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
