package io.portcullis.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portcullis.domain.audit.AuditEntry;
import io.portcullis.http.Bait.Body;
import io.portcullis.http.Bait.Person;
import io.portcullis.http.Canary.Home;
import io.portcullis.http.Canary.Told;
import io.portcullis.http.route.Method;
import io.portcullis.http.route.Route;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Sends a server canaries wherever a request has room for them, by anybody and by somebody who is logged in, and finds
 * which of them turn up where they don't belong: in an answer, in the audit trail or in the log.
 */
final class Probe implements AutoCloseable {

    /** Whose account is none of the callers' business. */
    static final String STRANGER = "stranger";

    private static final Canary USER_AGENT = Canary.of("user agent", Home.ORIGIN);
    private static final Canary ADDRESS = new Canary("address", "203.0.113.177", Home.ORIGIN);
    private static final Canary UNKNOWN_MEMBER = Canary.of("unknown member", Home.POINTER);

    private static final int PATIENCE_MILLIS = 30_000;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private record Answer(int status, String head, String body) {}

    private final Flock flock = new Flock(USER_AGENT, ADDRESS, UNKNOWN_MEMBER);
    private final Set<String> leaks = new TreeSet<>();
    private final JavalinOverFakes server;
    private final Bait bait;
    private final EveryWord words;
    private Optional<Person> present = Optional.empty();
    private boolean administering;
    private int people;

    /** Listens to the log until it is closed. */
    Probe(JavalinOverFakes server) {
        this.server = server;
        Map<String, String> stranger = registered(STRANGER, Home.NOWHERE);
        stranger.put("password", flock.marked("guess"));
        bait = new Bait(flock, UNKNOWN_MEMBER, new Person(Map.copyOf(stranger)));
        words = EveryWord.listening();
    }

    /** Has everybody who logs in from now on be an administrator. */
    Probe administering() {
        administering = true;
        return this;
    }

    /** Every place where something turned up that doesn't belong there. */
    Set<String> leaks() {
        words.said()
                .forEach(said -> search("the log, " + said.lines().findFirst().orElse(""), _ -> said));
        server.world()
                .auditTrail()
                .all()
                .forEach(entry -> search("the audit trail, " + entry.kind(), home -> told(entry, home)));
        return Set.copyOf(leaks);
    }

    /** What has been logged so far. */
    List<String> said() {
        return words.said();
    }

    @Override
    public void close() {
        words.close();
    }

    /** Sends all that a request for the route can hold. */
    void send(Route route) {
        sendBodies(route);
        for (List<String> headers : bait.headers()) {
            send(route, _ -> bait.path(route), headers, _ -> bait.shaped(route));
        }
        send(
                route,
                _ -> bait.path(route),
                List.of("Authorization: Bearer " + flock.marked("second token")),
                _ -> bait.shaped(route));
        for (Function<Person, String> target : bait.targets(route)) {
            send(route, target, List.of(), _ -> bait.shaped(route));
        }
    }

    /** Sends all that its body can hold. */
    void sendBodies(Route route) {
        for (Function<Person, Body> body : bait.bodies(route)) {
            send(route, _ -> bait.path(route), List.of(), body);
        }
    }

    /** Sends what is no request for any route. */
    void sendNonsense() {
        for (String request : bait.nonsense()) {
            Answer answer = exchange(request.getBytes(ISO_8859_1));
            search("the answer %d to %s".formatted(answer.status(), request), _ -> answer.head() + answer.body());
        }
    }

    /** By anybody, then by somebody who is logged in. */
    private void send(
            Route route, Function<Person, String> target, List<String> headers, Function<Person, Body> content) {
        for (boolean loggedIn : new boolean[] {false, true}) {
            Person sender = sender();
            Body body = content.apply(sender);
            List<String> all = new ArrayList<>(headers);
            Stream.concat(
                            body.headers().stream(),
                            Stream.of("User-Agent: " + USER_AGENT.text(), "X-Forwarded-For: " + ADDRESS.text()))
                    .filter(header -> !named(headers, header))
                    .forEach(all::add);
            if (loggedIn) {
                all.add("Authorization: Bearer " + sender.accessToken());
            }
            Answer answer = exchange(request(route.method().name(), target.apply(sender), all, body.bytes()));
            search(
                    "the answer %d to %s %s (%s as %s, %s)"
                            .formatted(
                                    answer.status(),
                                    route.method(),
                                    route.template(),
                                    headers,
                                    target.apply(sender),
                                    body.description()),
                    home -> told(route, answer, home));
            if (route.method() != Method.GET && answer.status() < 300) {
                present = Optional.empty();
            }
        }
    }

    /** Another one as soon as the last may have spent their session or changed their password. */
    private Person sender() {
        if (present.isEmpty()) {
            String name = "person " + people++;
            Map<String, String> values = registered(name, Home.ACCOUNT);
            json(logIn(values).body())
                    .orElseThrow()
                    .properties()
                    .forEach(member ->
                            values.put(member.getKey(), member.getValue().asText()));
            values.keySet().stream()
                    .filter(member -> member.endsWith("_token"))
                    .forEach(member -> flock.add(new Canary(name + "'s " + member, values.get(member), Home.TOKENS)));
            if (administering) {
                boolean _ = server.grantAdmin(values.getOrDefault("email", ""));
            }
            present = Optional.of(new Person(Map.copyOf(values)));
        }
        return present.get();
    }

    /** Somebody new, with a marked address and name that belong there and a marked password that belongs nowhere. */
    private Map<String, String> registered(String name, Home home) {
        Canary mark = Canary.of(name, home);
        Canary password = Canary.of("password of " + name, Home.NOWHERE);
        flock.add(mark);
        flock.add(password);
        Map<String, String> values = new HashMap<>(Map.of(
                "email",
                mark.text() + "@example.org",
                "display_name",
                mark.text(),
                "password",
                password.text(),
                "current_password",
                password.text()));
        post("/v1/accounts", values, "email", "password", "display_name");
        return values;
    }

    private Answer logIn(Map<String, String> values) {
        return post("/v1/sessions", values, "email", "password");
    }

    private Answer post(String path, Map<String, String> values, String... members) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        Stream.of(members).forEach(member -> body.put(member, values.get(member)));
        Answer answer = exchange(request(
                "POST",
                path,
                List.of("Content-Type: application/json"),
                body.toString().getBytes(UTF_8)));
        if (answer.status() != 201) {
            throw new AssertionError("the stage can't be set: " + answer);
        }
        return answer;
    }

    private static byte[] request(String method, String target, List<String> headers, byte[] content) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        Stream.of("Host: localhost", "Connection: close", "Content-Length: " + content.length)
                .filter(header -> !named(headers, header))
                .forEach(header -> head.append(header).append("\r\n"));
        headers.forEach(header -> head.append(header).append("\r\n"));
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.append("\r\n").toString().getBytes(UTF_8));
        request.writeBytes(content);
        return request.toByteArray();
    }

    /** Whether one of the headers has the name of that one. */
    private static boolean named(List<String> headers, String header) {
        return headers.stream().anyMatch(other -> other.startsWith(header.substring(0, header.indexOf(':') + 1)));
    }

    private Answer exchange(byte[] request) {
        try (Socket socket = new Socket(server.base().getHost(), server.base().getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            String[] parts = new String(socket.getInputStream().readAllBytes(), UTF_8).split("\r\n\r\n", 2);
            return new Answer(Integer.parseInt(parts[0].split(" ", 3)[1]), parts[0], parts[1]);
        } catch (IOException e) {
            throw new UncheckedIOException("no answer to " + new String(request, UTF_8), e);
        }
    }

    /** Looks for every canary in what is told outside its home. */
    private void search(String place, Function<Home, String> told) {
        Map<Home, Told> outside = new EnumMap<>(Home.class);
        for (Canary canary : flock.all()) {
            canary.foundIn(outside.computeIfAbsent(canary.home(), home -> Told.of(told.apply(home))))
                    .ifPresent(form -> leaks.add(canary.name() + " " + form + " in " + place));
        }
    }

    private static String told(AuditEntry entry, Home home) {
        return home == Home.ORIGIN
                ? entry.toString()
                        .replace(entry.address().toString(), "")
                        .replace(entry.userAgent().toString(), "")
                : entry.toString();
    }

    private static String told(Route route, Answer answer, Home home) {
        Optional<JsonNode> document = json(answer.body());
        if (document.isPresent() && answer.status() < 300 && route.method() == Method.PATCH) {
            // Whoever says what to be called is called that, though it may be somebody else's name.
            remove(document.get(), "display_name");
        } else if (home == Home.NOWHERE || document.isEmpty()) {
            return answer.head() + "\n" + answer.body();
        }
        if (home == Home.POINTER) {
            document.get().path("errors").forEach(error -> remove(error, "pointer"));
        } else if (answer.status() < 300 && home != Home.NOWHERE) {
            takeHome(home, route, document.get());
        }
        return answer.head() + "\n" + document.get();
    }

    private static void takeHome(Home home, Route route, JsonNode document) {
        switch (home) {
            case TOKENS -> {
                if (route.method() == Method.POST && route.template().startsWith("/v1/sessions")) {
                    remove(document, "access_token", "refresh_token", "device_token");
                }
            }
            case ACCOUNT -> {
                remove(document, "email", "display_name");
                remove(document.path("account"), "email", "display_name");
            }
            case ORIGIN -> {
                remove(document.path("session"), "user_agent", "address");
                document.path("sessions").forEach(session -> remove(session, "user_agent", "address"));
                document.path("events").forEach(event -> remove(event, "user_agent", "address"));
            }
            case NOWHERE, POINTER -> throw new IllegalArgumentException(home + " is no part of a success");
        }
    }

    private static void remove(JsonNode node, String... members) {
        if (node instanceof ObjectNode object) {
            object.remove(List.of(members));
        }
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(MAPPER.readTree(text));
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }
}
