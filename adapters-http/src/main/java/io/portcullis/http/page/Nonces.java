package io.portcullis.http.page;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes what tells a script or style of ours from one that somebody slipped into a page. */
final class Nonces {

    /** In bytes: more than anybody guesses. */
    private static final int LENGTH = 16;

    private final SecureRandom random = new SecureRandom();

    /** One for a single answer, since what is known beforehand proves nothing. */
    String fresh() {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
