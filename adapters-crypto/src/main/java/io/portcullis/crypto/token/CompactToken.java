package io.portcullis.crypto.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A signed token in compact form (RFC 7515, section 3.1) whose header could be one of ours; nothing of it is proven yet.
 * The header has three members and no other, so there is no {@code crit}, no compression, no key and no address of one
 * to be taken in by.
 *
 * @param text the token itself
 * @param keyId good for nothing but looking it up
 * @param encodedPayload in base64url
 */
record CompactToken(String text, String keyId, String encodedPayload) {

    /** The header's {@code typ} (RFC 9068, section 2.1), so that no other kind of token passes for an access token. */
    static final String TYPE = "at+jwt";

    /** In characters; a multiple of what ours have. */
    private static final int MAX_LENGTH = 8_192;

    private static final Pattern DOT = Pattern.compile("\\.");
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** Reads one; absent unless it is three parts of base64url in canonical form, the first of them such a header. */
    static Optional<CompactToken> parse(String text, StrictJson json) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String[] parts = DOT.split(text, -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        Optional<ObjectNode> header = decoded(parts[0]).flatMap(json::object).filter(CompactToken::ours);
        return decoded(parts[1]).isEmpty() || decoded(parts[2]).isEmpty()
                ? Optional.empty()
                : header.map(
                        members -> new CompactToken(text, members.path("kid").asText(), parts[1]));
    }

    /** What the token says, as the bytes of JSON that were signed. */
    byte[] payload() {
        return Base64.getUrlDecoder().decode(encodedPayload);
    }

    private static boolean ours(ObjectNode header) {
        return header.size() == 3
                && header.path("alg").isTextual()
                && header.path("kid").isTextual()
                && KEY_ID.matcher(header.path("kid").asText()).matches()
                && header.path("typ").isTextual()
                && header.path("typ").asText().equals(TYPE);
    }

    /** What the part encodes, where it is exactly what encoding that again gives (no padding, no stray bits). */
    private static Optional<byte[]> decoded(String part) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)
                    ? Optional.of(bytes)
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "a token of the key " + keyId;
    }
}
