package io.portcullis.domain.credential;

import io.portcullis.domain.request.Fault;
import io.portcullis.domain.request.Parsed;
import io.portcullis.domain.request.UnicodeText;
import java.text.Normalizer;

/**
 * A text that can be somebody's password: well-formed, in NFC, up to {@value #MAX_LENGTH} code points, compared whole.
 * Nothing is trimmed, folded or cut. Kept out of logs by having no readable form but {@link #reveal}.
 */
public final class Password {

    /** In code points; what is longer is refused, never cut. */
    public static final int MAX_LENGTH = 256;

    private final String text;

    private Password(String text) {
        this.text = text;
    }

    /**
     * Reads one. NUL is refused because bcrypt repeats its key with NUL between, so {@code abc NUL abc} would accept
     * {@code abc}; lone surrogates because they all encode alike.
     */
    public static Parsed<Password> parse(String text) {
        if (!UnicodeText.wellFormed(text) || text.indexOf('\0') >= 0) {
            return Parsed.invalid(Fault.Code.MALFORMED, "well-formed Unicode, without U+0000");
        }
        String normalized = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (UnicodeText.codePoints(normalized) > MAX_LENGTH) {
            return Parsed.invalid(Fault.Code.TOO_LONG, MAX_LENGTH + " characters at most");
        }
        return Parsed.valid(new Password(normalized));
    }

    /** The password itself. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "a password";
    }
}
