package io.portcullis.http.origin;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The header {@code X-Forwarded-For}, which no standard describes: addresses in the way's order, some with a port. */
final class ForwardedFor {

    private ForwardedFor() {}

    /** Those on the way, the nearest first; an absent one can't be read. */
    static Stream<Optional<IpAddress>> hops(List<String> lines) {
        return lines.reversed().stream()
                .flatMap(line -> Arrays.asList(line.split(",", -1)).reversed().stream())
                .map(element -> hop(element.strip()));
    }

    /** Here an address of version 6 needs no brackets. */
    private static Optional<IpAddress> hop(String element) {
        return IpAddress.parse(element).or(() -> Node.address(element));
    }
}
