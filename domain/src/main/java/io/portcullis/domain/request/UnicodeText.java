package io.portcullis.domain.request;

/** Questions asked of any text that a caller may send. */
public final class UnicodeText {

    private UnicodeText() {}

    /**
     * Whether no surrogate stands alone. Java encodes a lone one as {@code ?}, so two texts that differ would become
     * the same bytes: a hash of one would accept the other.
     */
    public static boolean wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(unit)) {
                return false;
            }
        }
        return true;
    }

    /** Whether text that holds this code point is more than one line, or none that can be shown. */
    public static boolean breaksTheLine(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** The length as people count it more nearly than {@code length()}: in code points. */
    public static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }
}
