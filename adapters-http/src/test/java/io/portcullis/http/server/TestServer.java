package io.portcullis.http.server;

import io.portcullis.http.origin.TrustedProxies;
import io.portcullis.http.route.Route;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** A server on a free port, and a client that sends exactly what it is told. */
final class TestServer implements AutoCloseable {

    /** In milliseconds; longer than anything here may take. */
    static final int PATIENCE = 20_000;

    /** Few of everything, and time enough. */
    static final HttpLimits LIMITS = new HttpLimits(
            new HttpLimits.Connections(8, 8, 1000, Duration.ofSeconds(20)),
            HttpLimits.DEFAULT.head(),
            HttpLimits.DEFAULT.body(),
            8,
            new HttpLimits.Hashing(8, Duration.ZERO),
            Duration.ofSeconds(20));

    private final Listener listener;
    private final HttpServer server;

    private TestServer(Listener listener, HttpServer server) {
        this.listener = listener;
        this.server = server;
    }

    static TestServer serving(Route... routes) throws IOException {
        return serving(LIMITS, routes);
    }

    static TestServer serving(HttpLimits limits, Route... routes) throws IOException {
        return serving(TrustedProxies.NONE, limits, routes);
    }

    /** It believes these proxies. */
    static TestServer behind(TrustedProxies proxies, Route... routes) throws IOException {
        return serving(proxies, LIMITS, routes);
    }

    /** It believes these proxies. */
    static TestServer serving(TrustedProxies proxies, HttpLimits limits, Route... routes) throws IOException {
        Listener listener = Listener.bind("127.0.0.1", 0);
        return new TestServer(
                listener, HttpServer.start(listener, List.of(() -> List.of(routes)), limits, proxies, false));
    }

    int port() {
        return listener.port();
    }

    /** Sends a request without a body. */
    Answered request(String line, String... headers) throws IOException {
        return raw(line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + lines(headers) + "\r\n");
    }

    /** Posts a JSON body. */
    Answered post(String path, String body, String... headers) throws IOException {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return raw("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: " + length
                + "\r\n" + lines(headers) + "\r\n" + body);
    }

    Answered raw(String bytes) throws IOException {
        return raw(port(), bytes);
    }

    /** Sends these bytes, and reads until the server closes. */
    static Answered raw(int port, String bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE);
            OutputStream out = socket.getOutputStream();
            out.write(bytes.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return Answered.parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static String lines(String... headers) {
        return String.join(
                "", List.of(headers).stream().map(line -> line + "\r\n").toList());
    }

    @Override
    public void close() {
        server.close();
    }
}
