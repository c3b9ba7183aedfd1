package io.portcullis.mail;

import io.portcullis.domain.request.UnicodeText;

/**
 * What a value becomes where a template has its place. In either, whatever would break the line or turn it round is left
 * out: an honest value holds none, and anybody may choose what their client calls itself.
 */
enum Escaping {
    TEXT {
        @Override
        String of(String value) {
            return shown(value);
        }
    },
    HTML {
        @Override
        String of(String value) {
            return shown(value)
                    .replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;")
                    .replace("'", "&#39;");
        }
    };

    abstract String of(String value);

    /** Whether every reader sees this code point for what it is, where it stands. */
    static boolean visible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            default -> !UnicodeText.breaksTheLine(codePoint);
        };
    }

    private static String shown(String value) {
        return value.codePoints()
                .filter(Escaping::visible)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
