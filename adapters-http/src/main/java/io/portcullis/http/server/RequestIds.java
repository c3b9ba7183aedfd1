package io.portcullis.http.server;

import io.portcullis.domain.identifier.UuidV7;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;

/** Gives every request the name under which logs and answers speak of it. */
final class RequestIds {

    static final String HEADER = "X-Request-Id";

    /** Nothing that could break a line of a log or a header. */
    private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock = InstantSource.system();

    /** The caller's own name for it, where there is exactly one and it is acceptable, else a new one. */
    String of(List<String> sent) {
        return sent.size() == 1 && ACCEPTABLE.matcher(sent.getFirst()).matches() ? sent.getFirst() : fresh();
    }

    private String fresh() {
        byte[] bytes = new byte[UuidV7.RANDOM_BYTES];
        random.nextBytes(bytes);
        return UuidV7.of(clock.instant(), bytes).toString();
    }
}
