package io.portcullis.domain.account;

import io.portcullis.domain.request.Fault;
import io.portcullis.domain.request.Parsed;
import io.portcullis.domain.request.UnicodeText;
import java.text.Normalizer;

/** What an account's owner wants to be called: one line of up to {@value #MAX_LENGTH} code points, in NFC. */
public record DisplayName(String value) {

    /** In code points. */
    public static final int MAX_LENGTH = 100;

    /** Takes back what was parsed before, from a store. */
    public DisplayName {
        if (value.isEmpty() || !UnicodeText.wellFormed(value) || UnicodeText.codePoints(value) > MAX_LENGTH) {
            throw new IllegalArgumentException("not a display name");
        }
    }

    /** Reads one. An empty text is malformed: whether it means "none" is for the asker to say. */
    public static Parsed<DisplayName> parse(String text) {
        if (text.isEmpty() || !UnicodeText.wellFormed(text) || text.codePoints().anyMatch(UnicodeText::breaksTheLine)) {
            return Parsed.invalid(Fault.Code.MALFORMED, "one line of text, without control characters");
        }
        String value = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (UnicodeText.codePoints(value) > MAX_LENGTH) {
            return Parsed.invalid(Fault.Code.TOO_LONG, MAX_LENGTH + " characters at most");
        }
        return Parsed.valid(new DisplayName(value));
    }
}
