package io.portcullis.testkit.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Speaks to a server byte by byte, for what no HTTP client would send. */
final class Wire {

    private static final int PATIENCE_MILLIS = 15_000;
    private static final Pattern LENGTH = Pattern.compile("\r\nContent-Length: ([0-9]+)\r\n");
    private static final String END_OF_HEAD = "\r\n\r\n";

    private Wire() {}

    /** Sends that text, and reads one answer until the server hangs up; so a request that it likes must say close. */
    static Answer send(URI base, String request) {
        return parse(exchange(base, request));
    }

    /** Sends that text and nothing more, and reads what the server says before it hangs up; absent where it only does. */
    static Optional<Answer> hear(URI base, String text) {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
            socket.shutdownOutput();
            byte[] heard = socket.getInputStream().readAllBytes();
            return heard.length == 0 ? Optional.empty() : Optional.of(parse(heard));
        } catch (SocketException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the server won't hang up", e);
        }
    }

    /** Sends several requests at once, the last of which says close, and reads every answer until the server hangs up. */
    static List<Answer> answers(URI base, String requests) {
        byte[] bytes = exchange(base, requests);
        List<Answer> answers = new ArrayList<>();
        int start = 0;
        while (start < bytes.length) {
            int end = end(bytes, start);
            answers.add(parse(Arrays.copyOfRange(bytes, start, end)));
            start = end;
        }
        return answers;
    }

    /** Where an answer ends that begins there: behind the body whose length it tells. */
    private static int end(byte[] bytes, int start) {
        String text = new String(bytes, start, bytes.length - start, ISO_8859_1);
        int body = text.indexOf(END_OF_HEAD) + END_OF_HEAD.length();
        Matcher length = LENGTH.matcher(text).region(0, body);
        return start + body + (length.find() ? Integer.parseInt(length.group(1)) : 0);
    }

    private static byte[] exchange(URI base, String request) {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("no whole answer on the wire", e);
        }
    }

    private static Answer parse(byte[] bytes) {
        String text = new String(bytes, ISO_8859_1);
        int end = text.indexOf(END_OF_HEAD);
        if (!text.startsWith("HTTP/1.1 ") || end < 0) {
            throw new AssertionError("not an answer in HTTP/1.1: " + text);
        }
        List<String> lines = text.substring(0, end).lines().toList();
        HttpHeaders headers = headers(lines.subList(1, lines.size()));
        byte[] body = Arrays.copyOfRange(bytes, end + END_OF_HEAD.length(), bytes.length);
        boolean chunked = headers.firstValue("Transfer-Encoding").isPresent();
        int status = Integer.parseInt(lines.getFirst().substring(9, 12));
        return Answer.of(status, headers, chunked ? whole(body) : body);
    }

    private static HttpHeaders headers(List<String> lines) {
        Map<String, List<String>> fields = new HashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            fields.computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return HttpHeaders.of(fields, (_, _) -> true);
    }

    /** Puts chunks together (RFC 9112, section 7.1). */
    private static byte[] whole(byte[] chunks) {
        String text = new String(chunks, ISO_8859_1);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int start = 0;
        while (true) {
            int lineEnd = text.indexOf("\r\n", start);
            int length = Integer.parseInt(text.substring(start, lineEnd), 16);
            if (length == 0) {
                return body.toByteArray();
            }
            body.write(chunks, lineEnd + 2, length);
            start = lineEnd + 2 + length + 2;
        }
    }
}
