package io.portcullis.http.origin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The header {@code Forwarded} (RFC 7239). */
final class Forwarded {

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]++");

    private Forwarded() {}

    /**
     * Those on the way, the nearest first; an absent one can't be read. Each line is read alone, so that a quotation
     * that a client leaves open swallows nothing of what a proxy wrote on a line of its own. Within one line it
     * swallows the rest, which then can't be read.
     */
    static Stream<Optional<IpAddress>> hops(List<String> lines) {
        return lines.reversed().stream()
                .flatMap(line -> split(line, ',').reversed().stream())
                .map(Forwarded::hop);
    }

    /** What the element's one {@code for} names; absent where the element has another form than section 4's. */
    private static Optional<IpAddress> hop(String element) {
        List<String> named = new ArrayList<>();
        for (String pair : split(element, ';')) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            Optional<String> value = equals < 0 ? Optional.empty() : value(pair.substring(equals + 1));
            if (value.isEmpty() || !TOKEN.matcher(pair.substring(0, equals)).matches()) {
                return Optional.empty();
            }
            if (pair.substring(0, equals).equalsIgnoreCase("for")) {
                named.add(value.get());
            }
        }
        return named.size() == 1 ? Node.address(named.getFirst()) : Optional.empty();
    }

    /** Splits at a mark that stands outside of quotation marks. */
    private static List<String> split(String text, char mark) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (quoted && character == '\\') {
                i++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (!quoted && character == mark) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(text.substring(start).strip());
        return parts;
    }

    /** A token as it is, or what a quoted string (RFC 9110, section 5.6.4) holds. */
    private static Optional<String> value(String text) {
        if (TOKEN.matcher(text).matches()) {
            return Optional.of(text);
        }
        if (!text.startsWith("\"")) {
            return Optional.empty();
        }
        StringBuilder content = new StringBuilder();
        boolean escaped = false;
        for (int i = 1; i < text.length(); i++) {
            char character = text.charAt(i);
            if (!escaped && character == '"') {
                return i == text.length() - 1 ? Optional.of(content.toString()) : Optional.empty();
            }
            escaped = !escaped && character == '\\';
            if (!escaped) {
                content.append(character);
            }
        }
        return Optional.empty();
    }
}
