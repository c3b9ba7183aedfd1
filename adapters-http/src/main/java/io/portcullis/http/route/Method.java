package io.portcullis.http.route;

import java.util.Arrays;
import java.util.Optional;

/** The methods that HTTP knows (RFC 9110, section 9, and RFC 5789). */
public enum Method {
    GET,
    HEAD,
    POST,
    PUT,
    PATCH,
    DELETE,
    OPTIONS,
    TRACE,
    CONNECT;

    /** The method of that name; names are case-sensitive. */
    public static Optional<Method> named(String name) {
        return Arrays.stream(values())
                .filter(method -> method.name().equals(name))
                .findFirst();
    }
}
