package io.portcullis.domain.account;

import io.portcullis.domain.request.Fault;
import io.portcullis.domain.request.Parsed;
import io.portcullis.domain.request.UnicodeText;
import java.text.Normalizer;

/**
 * Why an administrator bars an account, in their own words: one line of up to {@value #MAX_LENGTH} code points, in NFC.
 * It stands in the audit trail, where the account's owner can read it.
 */
public record SuspensionReason(String value) {

    /** In code points. */
    public static final int MAX_LENGTH = 200;

    /** Reads one; a blank text gives no reason. */
    public static Parsed<SuspensionReason> parse(String text) {
        if (text.isBlank() || !UnicodeText.wellFormed(text) || text.codePoints().anyMatch(UnicodeText::breaksTheLine)) {
            return Parsed.invalid(Fault.Code.MALFORMED, "one line of text, without control characters");
        }
        String value = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (UnicodeText.codePoints(value) > MAX_LENGTH) {
            return Parsed.invalid(Fault.Code.TOO_LONG, MAX_LENGTH + " characters at most");
        }
        return Parsed.valid(new SuspensionReason(value));
    }
}
