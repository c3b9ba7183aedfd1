package io.portcullis.http.origin;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells a client's address: the peer's own, or what the trusted proxies on the way say. */
public final class ClientAddresses {

    /** How far back a way is followed; how long a header may be, the listener says. */
    private static final int MAX_HOPS = 32;

    private final TrustedProxies proxies;

    /** Believes these alone. */
    public ClientAddresses(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    /**
     * The nearest address on the way, the peer's own first, that is no trusted proxy's. Where a proxy doesn't say
     * intelligibly whom it heard from, its own address. Where both headers are there and lead to two addresses, the
     * peer's: a proxy that writes one of them may pass on the other as the client sent it, and we can't know which.
     *
     * @param peer whoever opened the connection
     * @param forwarded the lines of {@code Forwarded}, in their order
     * @param forwardedFor the lines of {@code X-Forwarded-For}, in their order
     */
    public IpAddress of(IpAddress peer, List<String> forwarded, List<String> forwardedFor) {
        if (forwarded.isEmpty()) {
            return follow(peer, ForwardedFor.hops(forwardedFor));
        }
        IpAddress named = follow(peer, Forwarded.hops(forwarded));
        boolean agreed = forwardedFor.isEmpty()
                || follow(peer, ForwardedFor.hops(forwardedFor)).equals(named);
        return agreed ? named : peer;
    }

    private IpAddress follow(IpAddress peer, Stream<Optional<IpAddress>> way) {
        IpAddress believed = peer;
        Iterator<Optional<IpAddress>> hops = way.limit(MAX_HOPS).iterator();
        while (proxies.include(believed) && hops.hasNext()) {
            Optional<IpAddress> next = hops.next();
            if (next.isEmpty()) {
                return believed;
            }
            believed = next.get();
        }
        return believed;
    }
}
