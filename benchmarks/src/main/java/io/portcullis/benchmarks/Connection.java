package io.portcullis.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
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

    /** Sends a request without a body, and reads all of the answer. */
    Answer exchange(String method, String path, String... headers) throws IOException {
        return exchange(method, path, new byte[0], headers);
    }

    /** Sends a request with a body of JSON, and reads all of the answer. */
    Answer post(String path, String json) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        return exchange("POST", path, body, "Content-Type: application/json", "Content-Length: " + body.length);
    }

    private Answer exchange(String method, String path, byte[] body, String... headers) throws IOException {
        StringBuilder head = new StringBuilder()
                .append(method + ' ' + path + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.write(head.append("\r\n").toString().getBytes(US_ASCII));
        request.write(body);
        socket.getOutputStream().write(request.toByteArray());
        return answer();
    }

    private Answer answer() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        int length = 0;
        boolean last = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith(LENGTH)) {
                length = Integer.parseInt(lower.substring(LENGTH.length()).strip());
            }
            last |= lower.equals(CLOSE);
        }
        Answer answer = new Answer(status, new String(in.readNBytes(length), UTF_8));
        if (last) {
            socket.close();
            socket = opened(server);
            in = new BufferedInputStream(socket.getInputStream());
        }
        return answer;
    }

    /** What the server said. */
    record Answer(int status, String body) {

        /** This answer, unless its status is another. */
        Answer expected(int wanted) {
            if (status != wanted) {
                throw new IllegalStateException("answered " + status + ": " + body);
            }
            return this;
        }
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
