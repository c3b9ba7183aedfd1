package io.portcullis.bootstrap.log;

/**
 * Text as a part of one line, from which whoever sent it can't break out. Nothing in it ends the line, moves a
 * terminal's cursor, turns the reading direction round or goes unseen: such characters are written as escapes, like
 * Java's, {@code \n} or <code>&#92;u001B</code>, and <code>&#92;u{E0001}</code> beyond the first plane.
 *
 * <p>The backslash is escaped too. It harms no line, but were it left alone, a caller who sends a backslash and an
 * {@code n} would look like one who sent a line break; so every line tells exactly one text.
 */
public final class OneLine {

    private OneLine() {}

    public static String of(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(character -> append(character, line));
        return line.toString();
    }

    private static void append(int character, StringBuilder line) {
        switch (character) {
            case '\\' -> line.append("\\\\");
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            default -> {
                if (harmless(character)) {
                    line.appendCodePoint(character);
                } else {
                    line.append((character <= Character.MAX_VALUE ? "\\u%04X" : "\\u{%X}").formatted(character));
                }
            }
        }
    }

    /** What this Java doesn't know, a newer terminal may take for a format character. */
    private static boolean harmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
