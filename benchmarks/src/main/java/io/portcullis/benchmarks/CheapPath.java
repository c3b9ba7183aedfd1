package io.portcullis.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much of the processor the server itself takes for the requests that hash nothing, as the system accounts it to the
 * process: kernel and user time, the database's not among it. The clients are as bare as they can be, each a connection
 * that sends the next request when the last is answered.
 */
public final class CheapPath {

    private static final int CLIENTS = 16;
    private static final int WARM_UP = 150_000;

    private static final String ACCOUNT =
            "{\"email\":\"ada@example.org\",\"password\":\"violet anchors hum at seven rivers\"}";
    private static final Pattern TOKEN = Pattern.compile("\"(access|refresh)_token\":\"([^\"]+)\"");
    private static final Pattern LENGTH = Pattern.compile("(?i)\\r\\ncontent-length: ([0-9]+)");

    private final Server server;
    private final List<Bare> clients = new ArrayList<>();

    private CheapPath(Server server) {
        this.server = server;
    }

    /**
     * Measures, and prints.
     *
     * @param arguments the packaged jar; how many requests are measured of each kind; the URL of a PostgreSQL database
     *     (SQLite where it isn't said)
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        Path jar = Path.of(arguments[0]);
        int requests = Integer.parseInt(arguments[1]);
        Map<String, String> settings = arguments.length > 2
                ? Map.of("PORTCULLIS_DATABASE_URL", arguments[2], "PORTCULLIS_SECRET_KEY", Server.secret())
                : Map.of("PORTCULLIS_DATA_DIR", Server.data().toString());
        try (Server server = Server.start(jar, settings)) {
            new CheapPath(server).run(requests);
        }
    }

    private void run(int requests) throws IOException, InterruptedException, ExecutionException {
        Bare first = new Bare(server.at("/"));
        first.exchange(post("/v1/accounts", ACCOUNT));
        for (int i = 0; i < CLIENTS; i++) {
            Bare client = i == 0 ? first : new Bare(server.at("/"));
            client.remember(client.exchange(post("/v1/sessions", ACCOUNT)));
            clients.add(client);
        }
        measure("GET /v1/sessions/current", requests, client -> get("/v1/sessions/current", client.accessToken));
        measure(
                "POST /v1/sessions/refresh",
                requests / 4,
                client -> post("/v1/sessions/refresh", "{\"refresh_token\":\"" + client.refreshToken + "\"}"));
        measure("GET /.well-known/jwks.json", requests, _ -> get("/.well-known/jwks.json", ""));
    }

    private interface Ask {
        String of(Bare client);
    }

    private void measure(String what, int requests, Ask ask) throws InterruptedException, ExecutionException {
        all(WARM_UP, ask);
        Duration cpu = server.cpu();
        long begun = System.nanoTime();
        all(requests, ask);
        double seconds = (System.nanoTime() - begun) / 1e9;
        double millis = server.cpu().minus(cpu).toNanos() / 1e6;
        System.out.println(String.format(
                Locale.ROOT,
                "%-28s %7.4f ms of the processor each  %8.0f requests/s",
                what,
                millis / requests,
                requests / seconds));
    }

    private void all(int requests, Ask ask) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> running = new ArrayList<>();
            for (Bare client : clients) {
                running.add(threads.submit(() -> {
                    for (int i = 0; i < requests / CLIENTS; i++) {
                        client.remember(client.exchange(ask.of(client)));
                    }
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
    }

    private static String get(String path, String accessToken) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + accessToken + "\r\n\r\n";
    }

    private static String post(String path, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    static final class Bare {

        private Socket socket;
        private InputStream in;
        private final URI address;
        private String accessToken = "";
        private String refreshToken = "";

        Bare(URI address) throws IOException {
            this.address = address;
            open();
        }

        private void open() throws IOException {
            socket = new Socket(address.getHost(), address.getPort());
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }

        String exchange(String request) throws IOException {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            StringBuilder head = new StringBuilder();
            while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("closed: " + head);
                }
                head.append((char) next);
            }
            Matcher length = LENGTH.matcher(head);
            byte[] body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
            String text = new String(body, StandardCharsets.UTF_8);
            if (!head.toString().startsWith("HTTP/1.1 20")) {
                throw new IOException(head + text);
            }
            if (head.indexOf("\r\nConnection: close") > 0) {
                socket.close();
                open();
            }
            return text;
        }

        void remember(String answer) {
            Matcher token = TOKEN.matcher(answer);
            while (token.find()) {
                if (token.group(1).equals("access")) {
                    accessToken = token.group(2);
                } else {
                    refreshToken = token.group(2);
                }
            }
        }
    }
}
