package io.portcullis.http.server;

import io.portcullis.http.origin.IpAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what clients' networks have of something, each of which may have its share and no more. */
final class PerNetwork {

    private final int share;
    private final Map<IpAddress, Integer> counts = new ConcurrentHashMap<>();

    PerNetwork(int share) {
        this.share = share;
    }

    /** Counts one in, and tells whether it is within the share of that address's network. */
    boolean enter(IpAddress address) {
        return counts.merge(address.network(), 1, Integer::sum) <= share;
    }

    /** Counts one out that was counted in, whatever was told then. */
    void leave(IpAddress address) {
        counts.computeIfPresent(address.network(), (_, count) -> count == 1 ? null : count - 1);
    }
}
