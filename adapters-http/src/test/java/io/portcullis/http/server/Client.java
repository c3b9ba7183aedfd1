package io.portcullis.http.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** One connection, over which a test says what it likes when it likes. */
final class Client implements AutoCloseable {

    private final Socket socket;

    private Client(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TestServer.PATIENCE);
    }

    static Client of(TestServer server) throws IOException {
        return new Client(new Socket(InetAddress.getLoopbackAddress(), server.port()));
    }

    /** It comes from another address of this machine. */
    static Client from(String address, TestServer server) throws IOException {
        return new Client(
                new Socket(InetAddress.getLoopbackAddress(), server.port(), InetAddress.ofLiteral(address), 0));
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends a request without a body, on which the connection may stay open, and reads the answer. */
    Answered get(String path) throws IOException {
        send("GET " + path + " HTTP/1.1\r\nHost: h\r\n\r\n");
        return answer();
    }

    /** Reads one answer, without a body where it doesn't tell its length. */
    Answered answer() throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new AssertionError("closed after: " + head.toString(StandardCharsets.ISO_8859_1));
            }
            head.write(next);
        }
        Answered bodiless = Answered.parse(head.toString(StandardCharsets.ISO_8859_1));
        int length = bodiless.headers().containsKey("content-length")
                ? Integer.parseInt(bodiless.header("content-length"))
                : 0;
        return new Answered(
                bodiless.status(), bodiless.headers(), new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    /** Reads until the server closes, whether it does so politely or not. */
    String rest() throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException _) {
            return "";
        }
    }

    /**
     * Sends the same again and again, with a pause between, until the server answers or closes.
     *
     * @return what it said until it closed
     */
    String dribble(String text, int pauseMillis) throws IOException {
        long end = System.nanoTime() + TestServer.PATIENCE * 1_000_000L;
        socket.setSoTimeout(pauseMillis);
        while (System.nanoTime() < end) {
            int heard;
            try {
                send(text);
                heard = socket.getInputStream().read();
            } catch (SocketTimeoutException _) {
                continue;
            } catch (SocketException _) {
                return "";
            }
            socket.setSoTimeout(TestServer.PATIENCE);
            return heard < 0 ? "" : (char) heard + rest();
        }
        throw new AssertionError("still listening");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
