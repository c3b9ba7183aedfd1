package io.portcullis.http.server;

import java.util.List;
import java.util.Optional;

/** The access token in {@code Authorization} (RFC 6750, section 2.1), the one place where one is looked for. */
final class BearerCredentials {

    private static final String SCHEME = "Bearer ";

    private BearerCredentials() {}

    /** Whether a token was sent at all, good or bad. */
    static boolean sent(List<String> authorization) {
        return authorization.stream().anyMatch(value -> ofBearer(value).isPresent());
    }

    /** The token; absent where there isn't exactly one, since nobody can say which of two a proxy has looked at. */
    static Optional<String> token(List<String> authorization) {
        return authorization.size() == 1
                ? ofBearer(authorization.getFirst()).filter(BearerCredentials::wellFormed)
                : Optional.empty();
    }

    /** What stands behind the scheme, in whatever letter case that is (RFC 9110, section 11.1). */
    private static Optional<String> ofBearer(String value) {
        return value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(value.substring(SCHEME.length()).stripLeading()).filter(token -> !token.isEmpty())
                : Optional.empty();
    }

    /** Whether it is a {@code b64token}. By hand, since this reads hundreds of characters of nearly every request. */
    private static boolean wellFormed(String token) {
        int end = token.length();
        while (end > 0 && token.charAt(end - 1) == '=') {
            end--;
        }
        return end > 0 && token.chars().limit(end).allMatch(BearerCredentials::allowed);
    }

    private static boolean allowed(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || "-._~+/".indexOf(character) >= 0;
    }
}
