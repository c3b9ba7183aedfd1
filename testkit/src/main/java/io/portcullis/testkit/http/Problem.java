package io.portcullis.testkit.http;

import java.util.Locale;

/** The problems that an answer can be, as the contract lists them. */
enum Problem {
    MALFORMED_REQUEST(400),
    INVALID_REQUEST(400),
    INVALID_CREDENTIALS(401),
    INVALID_TOKEN(401),
    INVALID_REFRESH_TOKEN(401),
    REFRESH_TOKEN_REUSED(401),
    REAUTHENTICATION_FAILED(403),
    FORBIDDEN(403),
    EMAIL_NOT_VERIFIED(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    REQUEST_TIMEOUT(408),
    EMAIL_TAKEN(409),
    CONFLICT(409),
    EXPIRED_OR_USED_LINK(410),
    CONTENT_TOO_LARGE(413),
    URI_TOO_LONG(414),
    UNSUPPORTED_MEDIA_TYPE(415),
    TOO_MANY_REQUESTS(429),
    HEADERS_TOO_LARGE(431),
    INTERNAL_ERROR(500),
    NOT_IMPLEMENTED(501),
    HTTP_VERSION_NOT_SUPPORTED(505),
    OVERLOADED(503);

    private final int status;

    Problem(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    /** Names it for programs, and is the path that explains it. */
    String type() {
        return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
