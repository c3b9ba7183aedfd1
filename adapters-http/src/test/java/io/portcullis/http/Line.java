package io.portcullis.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A connection to a server, kept as long as the server keeps it, for bytes that no HTTP client would send. */
final class Line implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final String END_OF_LINE = "\r\n";
    private static final String END_OF_HEAD = "\r\n\r\n";

    /**
     * What the server answered.
     *
     * @param headers by their names in lower case
     */
    record Answer(int status, Map<String, List<String>> headers, String body) {

        /** The values of a header in one, empty where there is none. */
        String header(String name) {
            return String.join(", ", headers.getOrDefault(name, List.of()));
        }

        @Override
        public String toString() {
            return status + " " + headers + " " + body;
        }
    }

    private final URI base;
    private Optional<Socket> socket = Optional.empty();

    Line(URI base) {
        this.base = base;
    }

    /**
     * Sends a request, each of whose characters is a byte, and waits for the answer. A server may hang up at any time
     * between two of them (RFC 9112, section 9.5), so what is not answered at all is sent once more.
     */
    Answer ask(String request) {
        boolean kept = socket.isPresent();
        try {
            return exchange(request);
        } catch (IOException e) {
            close();
            if (!kept) {
                throw new UncheckedIOException(e);
            }
            return ask(request);
        }
    }

    private Answer exchange(String request) throws IOException {
        Socket open = socket.isPresent() ? socket.get() : connect();
        open.getOutputStream().write(request.getBytes(ISO_8859_1));
        open.getOutputStream().flush();
        return read(new BufferedInputStream(open.getInputStream()));
    }

    private Socket connect() throws IOException {
        Socket fresh = new Socket(base.getHost(), base.getPort());
        fresh.setSoTimeout(PATIENCE_MILLIS);
        fresh.setTcpNoDelay(true);
        socket = Optional.of(fresh);
        return fresh;
    }

    private Answer read(InputStream in) throws IOException {
        String[] lines = until(END_OF_HEAD, in).split("\r\n");
        Map<String, List<String>> headers = Arrays.stream(lines)
                .skip(1)
                .map(line -> line.split(": ?", 2))
                .collect(Collectors.groupingBy(
                        field -> field[0].toLowerCase(Locale.ROOT),
                        Collectors.mapping(field -> field[1], Collectors.toList())));
        byte[] body = headers.containsKey("transfer-encoding")
                ? chunked(in)
                : in.readNBytes(Integer.parseInt(
                        headers.getOrDefault("content-length", List.of("0")).getFirst()));
        Answer answer = new Answer(Integer.parseInt(lines[0].split(" ", 3)[1]), headers, new String(body, UTF_8));
        if (answer.header("connection").equals("close")) {
            close();
        }
        return answer;
    }

    /** A body that tells its length piece by piece (RFC 9112, section 7.1), without trailers. */
    private static byte[] chunked(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int length;
        do {
            length = Integer.parseInt(until(END_OF_LINE, in).strip(), 16);
            body.writeBytes(in.readNBytes(length));
            in.skipNBytes(END_OF_LINE.length());
        } while (length > 0);
        return body.toByteArray();
    }

    private static String until(String end, InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.length() < end.length() || text.indexOf(end, text.length() - end.length()) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the server hung up after '" + text + "'");
            }
            text.append((char) next);
        }
        return text.toString();
    }

    @Override
    public void close() {
        try {
            if (socket.isPresent()) {
                socket.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            socket = Optional.empty();
        }
    }
}
