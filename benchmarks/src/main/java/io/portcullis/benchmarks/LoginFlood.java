package io.portcullis.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a flood of logins does to everybody else: 64 connections log in without pause, while an open-loop client asks
 * {@code GET /v1/sessions/current} and the JWKS at a fixed rate. Its times count from when a request was meant to be sent,
 * so a server that stalls can't hide it by slowing its clients down. Server and clients share the machine.
 */
public final class LoginFlood {

    private static final int FLOODERS = 64;
    private static final int CHEAP_CLIENTS = 4;
    private static final Duration BETWEEN = Duration.ofMillis(5);
    private static final String ACCOUNT =
            "{\"email\":\"ada@example.org\",\"password\":\"violet anchors hum at seven rivers\"}";

    /** Another's: of too many sessions of an account, the oldest ends. */
    private static final String FLOODED =
            "{\"email\":\"grace@example.org\",\"password\":\"violet anchors hum at seven rivers\"}";

    private static final String LOGIN = "/v1/sessions";
    private static final String CURRENT = "/v1/sessions/current";
    private static final String KEYS = "/.well-known/jwks.json";
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    private final Server server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String accessToken;

    private LoginFlood(Server server) throws IOException, InterruptedException {
        this.server = server;
        send(post("/v1/accounts", ACCOUNT));
        send(post("/v1/accounts", FLOODED));
        Matcher token = ACCESS_TOKEN.matcher(send(post(LOGIN, ACCOUNT)).body());
        if (!token.find()) {
            throw new IllegalStateException("the login was refused");
        }
        this.accessToken = token.group(1);
    }

    /**
     * Measures, and prints.
     *
     * @param arguments the packaged jar; how many seconds each phase takes (15 where it isn't said); the URL of a
     *     PostgreSQL database (SQLite where it isn't said)
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path jar = Path.of(arguments[0]);
        Duration phase = Duration.ofSeconds(arguments.length > 1 ? Long.parseLong(arguments[1]) : 15);
        Map<String, String> settings = arguments.length > 2
                ? Map.of("PORTCULLIS_DATABASE_URL", arguments[2], "PORTCULLIS_SECRET_KEY", Server.secret())
                : Map.of("PORTCULLIS_DATA_DIR", Server.data().toString());
        try (Server server = Server.start(jar, settings)) {
            new LoginFlood(server).run(phase, System.out);
        }
    }

    private void run(Duration phase, PrintStream out) throws InterruptedException {
        openLoop(phase);
        closedLoop(phase);
        out.println("idle");
        openLoop(phase).print(out);
        out.println("  %8.0f requests/s of the cheap route, by %d clients".formatted(closedLoop(phase), CHEAP_CLIENTS));

        Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
        AtomicBoolean flooding = new AtomicBoolean(true);
        try (ExecutorService flooders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < FLOODERS; i++) {
                flooders.execute(() -> flood(flooding, statuses));
            }
            openLoop(Duration.ofSeconds(2));
            statuses.clear();
            long begun = System.nanoTime();
            out.println("flooded by %d connections that log in without pause".formatted(FLOODERS));
            openLoop(phase).print(out);
            out.println(
                    "  %8.0f requests/s of the cheap route, by %d clients".formatted(closedLoop(phase), CHEAP_CLIENTS));
            double seconds = (System.nanoTime() - begun) / 1e9;
            statuses.forEach((status, count) ->
                    out.println("  %8.1f logins/s answered %d".formatted(count.sum() / seconds, status)));
            flooding.set(false);
        }
        out.println("at once after the flood");
        openLoop(Duration.ofSeconds(2)).print(out);
        out.flush();
    }

    private void flood(AtomicBoolean flooding, Map<Integer, LongAdder> statuses) {
        HttpRequest login = post(LOGIN, FLOODED);
        while (flooding.get()) {
            int status = status(login);
            statuses.computeIfAbsent(status, _ -> new LongAdder()).increment();
        }
    }

    /** How long the answers took, from when each request was meant to be sent. */
    private record Latencies(Times current, Times keys, long failed) {

        void print(PrintStream out) {
            print("GET " + CURRENT, current, out);
            print("GET " + KEYS, keys, out);
            if (failed > 0) {
                out.println("  %8d answers were no 200".formatted(failed));
            }
        }

        private static void print(String what, Times times, PrintStream out) {
            out.println("  %-28s p50 %7.2f ms  p99 %7.2f ms  max %7.2f ms  (%d)"
                    .formatted(what, times.quantile(0.5), times.quantile(0.99), times.quantile(1), times.count()));
        }
    }

    private Latencies openLoop(Duration time) throws InterruptedException {
        Queue<Double> current = new ConcurrentLinkedQueue<>();
        Queue<Double> keys = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<Boolean>> answered = new ArrayList<>();
        long requests = time.dividedBy(BETWEEN);
        long start = System.nanoTime();
        for (long i = 0; i < requests; i++) {
            long meant = start + i * BETWEEN.toNanos();
            TimeUnit.NANOSECONDS.sleep(meant - System.nanoTime());
            boolean even = i % 2 == 0;
            answered.add(client.sendAsync(even ? get(CURRENT) : get(KEYS), BodyHandlers.ofString())
                    .handle((response, failure) -> {
                        (even ? current : keys).add((System.nanoTime() - meant) / 1e6);
                        return failure == null && response.statusCode() == 200;
                    }));
        }
        long failed = answered.stream().filter(ok -> !ok.join()).count();
        return new Latencies(new Times(current), new Times(keys), failed);
    }

    /** How many requests a second a few clients get answered that each send the next when the last is answered. */
    private double closedLoop(Duration time) throws InterruptedException {
        LongAdder done = new LongAdder();
        long end = System.nanoTime() + time.toNanos();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CHEAP_CLIENTS; i++) {
                clients.execute(() -> {
                    while (System.nanoTime() < end) {
                        if (status(get(CURRENT)) == 200) {
                            done.increment();
                        }
                    }
                });
            }
        }
        return done.sum() / (time.toNanos() / 1e9);
    }

    private int status(HttpRequest request) {
        try {
            return send(request).statusCode();
        } catch (IOException _) {
            return 0;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(server.at(path))
                .header("Authorization", "Bearer " + accessToken)
                .build();
    }

    /** Each from a network of its own, as a proxy would tell. */
    private HttpRequest post(String path, String account) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return HttpRequest.newBuilder(server.at(path))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", "198.18." + random.nextInt(256) + "." + random.nextInt(256))
                .POST(BodyPublishers.ofString(account))
                .build();
    }
}
