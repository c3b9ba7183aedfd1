package io.portcullis.bootstrap.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class OneLineTest {

    private static final Predicate<String> DANGEROUS = Pattern.compile(
                    "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Co}\\p{Cn}\\\\]")
            .asPredicate();

    private static final Predicate<String> PRINTABLE =
            Pattern.compile("\\\\[!-~]+").asMatchPredicate();

    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u\\{([0-9A-F]{5,6})}|u([0-9A-F]{4})|([nrt\\\\]))");

    static final List<Example> EXAMPLES = List.of(
            new Example("", ""),
            new Example("plain text, 100 %", "plain text, 100 %"),
            new Example("Ærøskøbing 東京 👩 é", "Ærøskøbing 東京 👩 é"),
            new Example("line feed", "a\nb", "a\\nb"),
            new Example("carriage return", "a\r\nb", "a\\r\\nb"),
            new Example("tab", "a\tb", "a\\tb"),
            new Example("null", "a\0b", "a\\u0000b"),
            new Example("escape sequence", "\u001B[31mred", "\\u001B[31mred"),
            new Example("backspace and bell", "\b\u0007", "\\u0008\\u0007"),
            new Example("vertical tab and form feed", "\u000B\f", "\\u000B\\u000C"),
            new Example("delete", "\u007F", "\\u007F"),
            new Example("next line and a terminal's other introducer", "\u0085\u009B", "\\u0085\\u009B"),
            new Example("line and paragraph separator", "\u2028\u2029", "\\u2028\\u2029"),
            new Example(
                    "embedding and override", "\u202A\u202B\u202C\u202D\u202E", "\\u202A\\u202B\\u202C\\u202D\\u202E"),
            new Example("isolates", "\u2066\u2067\u2068\u2069", "\\u2066\\u2067\\u2068\\u2069"),
            new Example("direction marks", "\u200E\u200F\u061C", "\\u200E\\u200F\\u061C"),
            new Example("zero width", "\u200B\u200C\u200D\u2060\uFEFF", "\\u200B\\u200C\\u200D\\u2060\\uFEFF"),
            new Example("soft hyphen", "\u00AD", "\\u00AD"),
            new Example("interlinear annotation", "\uFFF9", "\\uFFF9"),
            new Example("tag", new String(Character.toChars(0xE0041)), "\\u{E0041}"),
            new Example("lone surrogates", "\uD83Da\uDC69", "\\uD83Da\\uDC69"),
            new Example("surrogates in the wrong order", "\uDC69\uD83D", "\\uDC69\\uD83D"),
            new Example("no character", "\uFFFF", "\\uFFFF"),
            new Example("backslash", "\\n", "\\\\n"));

    record Example(String name, String text, String line) {

        Example(String text, String line) {
            this(line, text, line);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void what_would_leave_the_line_is_escaped(Example example) {
        assertThat(OneLine.of(example.text)).isEqualTo(example.line);
    }

    @Test
    void every_dangerous_character_becomes_printable_ascii() {
        assertThat(offenders(DANGEROUS.negate().or(character -> PRINTABLE.test(OneLine.of(character)))))
                .isEmpty();
    }

    @Test
    void every_other_character_stays_what_it_is() {
        assertThat(offenders(DANGEROUS.or(character -> OneLine.of(character).equals(character))))
                .isEmpty();
    }

    @Test
    void every_line_tells_exactly_one_text() {
        assertThat(offenders(character -> text(OneLine.of(character)).equals(character)))
                .isEmpty();
        assertThat(offenders(DANGEROUS
                        .negate()
                        .or(character -> text(OneLine.of(OneLine.of(character))).equals(OneLine.of(character)))))
                .as("escapes that a caller sends")
                .isEmpty();
    }

    /** The first few characters that don't hold to it. */
    private static List<String> offenders(Predicate<String> law) {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(character -> !law.test(Character.toString(character)))
                .mapToObj(Integer::toHexString)
                .limit(10)
                .toList();
    }

    /** What a reader makes of a line. */
    private static String text(String line) {
        return ESCAPE.matcher(line).replaceAll(escape -> {
            String hexadecimal = escape.group(1) == null ? escape.group(2) : escape.group(1);
            int character = hexadecimal == null
                    ? "\n\r\t\\".charAt("nrt\\".indexOf(escape.group(3)))
                    : Integer.parseInt(hexadecimal, 16);
            return Matcher.quoteReplacement(Character.toString(character));
        });
    }
}
