package io.portcullis.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much of the processor the server takes for a request that hashes nothing, as the system accounts it to the process:
 * in the kernel and out of it, the database's own not among it. The clients are bare, each a connection that sends the
 * next request when the last is answered.
 */
public final class CheapPath {

    private static final int CLIENTS = 16;

    /** Until then, the compiler takes more than the requests. */
    private static final int WARM_UP = 150_000;

    private static final String ACCOUNT =
            "{\"email\":\"ada@example.org\",\"password\":\"violet anchors hum at seven rivers\"}";
    private static final Pattern TOKEN = Pattern.compile("\"(access|refresh)_token\":\"([^\"]+)\"");

    private final Server server;
    private final List<Client> clients = new ArrayList<>();

    private CheapPath(Server server) throws IOException {
        this.server = server;
        try (Connection first = new Connection(server.at("/"))) {
            first.post("/v1/accounts", ACCOUNT).expected(201);
        }
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(new Client(new Connection(server.at("/"))));
        }
    }

    /**
     * Measures, and prints.
     *
     * @param arguments the packaged jar; how many requests of each kind are measured (60,000 where it isn't said); the URL
     *     of an empty PostgreSQL database (SQLite where it isn't said)
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        Path jar = Path.of(arguments[0]);
        int requests = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60_000;
        Map<String, String> settings = arguments.length > 2
                ? Map.of("PORTCULLIS_DATABASE_URL", arguments[2], "PORTCULLIS_SECRET_KEY", Server.secret())
                : Map.of("PORTCULLIS_DATA_DIR", Server.data().toString());
        try (Server server = Server.start(jar, settings)) {
            new CheapPath(server).run(requests, System.out);
        }
    }

    private void run(int requests, PrintStream out) throws InterruptedException, ExecutionException {
        measure("GET /v1/sessions/current", requests, Client::current, out);
        measure("POST /v1/sessions/refresh", requests, Client::refresh, out);
        measure("GET /.well-known/jwks.json", requests, Client::keys, out);
        out.flush();
    }

    private void measure(String what, int requests, Exchange exchange, PrintStream out)
            throws InterruptedException, ExecutionException {
        run(WARM_UP, exchange);
        Duration before = server.processorTime();
        long begun = System.nanoTime();
        run(requests, exchange);
        double seconds = (System.nanoTime() - begun) / 1e9;
        double millis = server.processorTime().minus(before).toNanos() / 1e6;
        out.println("%-28s %6.3f ms of a processor each  %8.0f requests/s"
                .formatted(what, millis / requests, requests / seconds));
    }

    private void run(int requests, Exchange exchange) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> running = new ArrayList<>();
            for (Client client : clients) {
                running.add(threads.submit(() -> {
                    for (int i = 0; i < requests / CLIENTS; i++) {
                        client.remember(exchange.by(client).expected(200));
                    }
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
    }

    private interface Exchange {

        Connection.Answer by(Client client) throws IOException;
    }

    private static final class Client {

        private final Connection connection;
        private String accessToken = "";
        private String refreshToken = "";

        Client(Connection connection) throws IOException {
            this.connection = connection;
            remember(connection.post("/v1/sessions", ACCOUNT).expected(201));
        }

        Connection.Answer current() throws IOException {
            return connection.exchange("GET", "/v1/sessions/current", "Authorization: Bearer " + accessToken);
        }

        Connection.Answer refresh() throws IOException {
            return connection.post("/v1/sessions/refresh", "{\"refresh_token\":\"" + refreshToken + "\"}");
        }

        Connection.Answer keys() throws IOException {
            return connection.exchange("GET", "/.well-known/jwks.json");
        }

        private void remember(Connection.Answer answer) {
            Matcher token = TOKEN.matcher(answer.body());
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
