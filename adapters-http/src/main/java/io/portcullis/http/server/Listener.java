package io.portcullis.http.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;

/**
 * A socket that is bound but not yet served, so that its port is known before anything that must name it is built.
 * Clients that connect early wait.
 */
public final class Listener implements AutoCloseable {

    /** How many connections wait to be accepted before the kernel refuses more. */
    private static final int BACKLOG = 256;

    private final ServerSocketChannel channel;
    private final String host;
    private final int port;

    private Listener(ServerSocketChannel channel, String host, int port) {
        this.channel = channel;
        this.host = host;
        this.port = port;
    }

    /**
     * Binds a socket.
     *
     * @param port 0 for any that is free
     * @throws IOException if the host is unknown, or the port taken or forbidden
     */
    public static Listener bind(String host, int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new UnknownHostException(host);
        }
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(address, BACKLOG);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return new Listener(channel, host, channel.socket().getLocalPort());
    }

    /** The host as it was given. */
    public String host() {
        return host;
    }

    /** The port that is bound, never 0. */
    public int port() {
        return port;
    }

    ServerSocketChannel channel() {
        return channel;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
