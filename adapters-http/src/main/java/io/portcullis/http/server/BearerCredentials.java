package io.portcullis.http.server;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The access token in {@code Authorization} (RFC 6750, section 2.1), the one place where one is looked for. */
final class BearerCredentials {

    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +(.+)");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private BearerCredentials() {}

    /** Whether a token was sent at all, good or bad. */
    static boolean sent(List<String> authorization) {
        return authorization.stream().anyMatch(value -> BEARER.matcher(value).matches());
    }

    /** The token; absent where there isn't exactly one, since nobody can say which of two a proxy has looked at. */
    static Optional<String> token(List<String> authorization) {
        if (authorization.size() != 1) {
            return Optional.empty();
        }
        Matcher bearer = BEARER.matcher(authorization.getFirst());
        return bearer.matches() && TOKEN.matcher(bearer.group(1)).matches()
                ? Optional.of(bearer.group(1))
                : Optional.empty();
    }
}
