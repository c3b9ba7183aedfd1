package io.portcullis.http.origin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a proxy names whom it heard from: a node identifier (RFC 7239, section 6). */
final class Node {

    private static final Pattern ADDRESS_AND_PORT =
            Pattern.compile("(?:([0-9.]+)|\\[([0-9A-Fa-f.]*:[0-9A-Fa-f:.]*)])(?::(?:[0-9]{1,5}|_[A-Za-z0-9._-]+))?");

    private Node() {}

    /** Its address without the port; absent where it is {@code unknown}, obfuscated, or nothing of the kind. */
    static Optional<IpAddress> address(String node) {
        Matcher parts = ADDRESS_AND_PORT.matcher(node);
        return parts.matches()
                ? IpAddress.parse(parts.group(1) == null ? parts.group(2) : parts.group(1))
                : Optional.empty();
    }
}
