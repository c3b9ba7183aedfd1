package io.portcullis.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/**
 * One HTTP/1.1 connection that stays open until the server says that it closes it, and is then opened anew: of all
 * clients the one that costs the least itself.
 */
final class Connection implements AutoCloseable {

    private static final String LENGTH = "content-length:";
    private static final String CLOSE = "connection: close";

    private final URI server;
    private Socket socket;
    private InputStream in;

    Connection(URI server) throws IOException {
        this.server = server;
        this.socket = opened(server);
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    private static Socket opened(URI server) throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** Sends a request without a body and reads all of the answer; returns how long its body was. */
    int exchange(String method, String path, int expected) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(
                (method + ' ' + path + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n\r\n").getBytes(US_ASCII));
        String status = line();
        if (!status.startsWith("HTTP/1.1 " + expected)) {
            throw new IllegalStateException(method + ' ' + path + " was answered " + status);
        }
        int length = 0;
        boolean last = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith(LENGTH)) {
                length = Integer.parseInt(lower.substring(LENGTH.length()).strip());
            }
            last |= lower.equals(CLOSE);
        }
        in.skipNBytes(length);
        if (last) {
            socket.close();
            socket = opened(server);
            in = new BufferedInputStream(socket.getInputStream());
        }
        return length;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
