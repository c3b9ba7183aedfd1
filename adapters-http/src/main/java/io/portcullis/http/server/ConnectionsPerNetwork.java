package io.portcullis.http.server;

import io.portcullis.http.origin.IpAddress;
import io.portcullis.http.origin.TrustedProxies;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.SelectorManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what a client opens beyond its share, so that no single one takes all the connections that there are. */
final class ConnectionsPerNetwork implements SelectorManager.AcceptListener {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionsPerNetwork.class);

    private final PerNetwork open;
    private final TrustedProxies proxies;

    /** A closed channel has forgotten where it led. */
    private final Map<SelectableChannel, IpAddress> counted = new ConcurrentHashMap<>();

    ConnectionsPerNetwork(int limit, TrustedProxies proxies) {
        this.open = new PerNetwork(limit);
        this.proxies = proxies;
    }

    @Override
    public void onAccepting(SelectableChannel channel) {
        try {
            if (((SocketChannel) channel).getRemoteAddress() instanceof InetSocketAddress remote) {
                count(channel, IpAddress.of(remote.getAddress()));
            }
        } catch (IOException e) {
            LOG.debug("a client was gone before it was let in", e);
        }
    }

    private void count(SelectableChannel channel, IpAddress address) throws IOException {
        if (proxies.include(address)) {
            return;
        }
        counted.put(channel, address);
        if (!open.enter(address)) {
            LOG.debug("a connection from {} is one too many", address.network());
            channel.close();
        }
    }

    @Override
    public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
        onClosed(channel);
    }

    @Override
    public void onClosed(SelectableChannel channel) {
        IpAddress address = counted.remove(channel);
        if (address != null) {
            open.leave(address);
        }
    }
}
