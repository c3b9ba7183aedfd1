package io.portcullis.http.answer;

import io.portcullis.domain.request.UnicodeText;
import java.nio.charset.StandardCharsets;

/** Points at a member of a body, whatever a caller named it (RFC 6901, section 6). */
final class Pointer {

    /** The whole document. */
    static final String ROOT = "#";

    /** In code points; a longer name is nobody's mistake, and is cut. */
    private static final int MAX_LENGTH = 64;

    private static final String UNESCAPED = "!$&'()*+,;=:@/?-._~";

    private Pointer() {}

    static String to(String member) {
        String name = UnicodeText.codePoints(member) <= MAX_LENGTH
                ? member
                : member.substring(0, member.offsetByCodePoints(0, MAX_LENGTH)) + '…';
        StringBuilder pointer = new StringBuilder(ROOT).append('/');
        for (byte octet : name.replace("~", "~0").replace("/", "~1").getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || UNESCAPED.indexOf(c) >= 0)) {
                pointer.append(c);
            } else {
                pointer.append('%').append(String.format("%02X", (int) c));
            }
        }
        return pointer.toString();
    }
}
