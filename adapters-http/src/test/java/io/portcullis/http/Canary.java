package io.portcullis.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A value that somebody sends or is given, and that is known again wherever it turns up.
 *
 * @param name what it is, such as {@code password}
 * @param text ASCII that comes nowhere else, 12 characters at least
 * @param home where it may turn up
 */
record Canary(String name, String text, Home home) {

    /** Where a value belongs. None belongs into the log. */
    enum Home {
        NOWHERE,
        /** The answer that hands out tokens. */
        TOKENS,
        /** The document of an account. */
        ACCOUNT,
        /** What sessions and events say of where they came from. */
        ORIGIN,
        /** What points at a member that the route doesn't know. */
        POINTER
    }

    /** A text that may hold canaries, in every form in which they are looked for. */
    record Told(String text, String unescaped, String lowerCase, String base64) {

        private static final Pattern ESCAPE = Pattern.compile("(?:%|\\\\u00)([0-9a-fA-F]{2})");

        static Told of(String text) {
            String unescaped = ESCAPE.matcher(text).replaceAll(Told::character);
            return new Told(
                    text,
                    unescaped,
                    unescaped.toLowerCase(Locale.ROOT),
                    unescaped.replace('-', '+').replace('_', '/'));
        }

        private static String character(MatchResult escape) {
            return Matcher.quoteReplacement(Character.toString(HexFormat.fromHexDigits(escape.group(1))));
        }
    }

    /** One whose text is made of its name. */
    static Canary of(String name, Home home) {
        return new Canary(name, "Kestrel" + name.replaceAll("[^a-z0-9]", "") + "9Zx4Qm", home);
    }

    /** How it is written where it is told; absent where it isn't. */
    Optional<String> foundIn(Told told) {
        if (told.text.contains(text)) {
            return Optional.of("as it is");
        }
        if (told.unescaped.contains(text)) {
            return Optional.of("escaped");
        }
        if (told.lowerCase.contains(text.toLowerCase(Locale.ROOT))) {
            return Optional.of("in another case");
        }
        if (told.lowerCase.contains(HexFormat.of().formatHex(text.getBytes(US_ASCII)))) {
            return Optional.of("in hexadecimal");
        }
        return IntStream.range(0, 3).mapToObj(this::base64).anyMatch(told.base64::contains)
                ? Optional.of("in base64")
                : Optional.empty();
    }

    /** What of it is the same in every base64 of more, where that many bytes, modulo 3, stand in front. */
    private String base64(int before) {
        String encoded =
                Base64.getEncoder().withoutPadding().encodeToString((" ".repeat(before) + text).getBytes(US_ASCII));
        int foreignFirst = before == 0 ? 0 : before + 1;
        int foreignLast = (before + text.length()) % 3 == 0 ? 0 : 1;
        return encoded.substring(foreignFirst, encoded.length() - foreignLast);
    }
}
