package io.portcullis.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portcullis.domain.signing.KeySchedule;
import io.portcullis.http.HostileRequest.Expected;
import io.portcullis.http.answer.Problem;
import io.portcullis.http.origin.TrustedProxies;
import io.portcullis.http.route.Method;
import io.portcullis.http.route.Route;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is sent to a route, it answers as it does when all is well and its description says, or refuses by a whole document of the catalogue,
 * and goes on serving. The same requests are made on every run; {@code -Dfuzz.seed=2} makes others, and
 * {@code -Dfuzz.cases=100000} more of them, so many for each route. A failure tells the seed that brings it back.
 */
class FuzzingTest {

    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final int CASES = Integer.getInteger("fuzz.cases", 100);

    /** After so many, another server: its fakes copy all that they hold on every write. */
    private static final int CASES_PER_SERVER = 500;

    private static final String PASSWORD = "violet anchors hum at seven rivers";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Stream<String> routes() {
        try (JavalinOverFakes server = JavalinOverFakes.start()) {
            return server.routes().stream().map(FuzzingTest::name);
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void whatever_is_sent_to_a_route_is_answered_or_refused_properly(String name) {
        for (int first = 0; first < CASES; first += CASES_PER_SERVER) {
            long seed = SEED + first;
            try (JavalinOverFakes server = JavalinOverFakes.behind(TrustedProxies.parse("127.0.0.1"));
                    Line line = new Line(server.base())) {
                Route route = server.routes().stream()
                        .filter(candidate -> name(candidate).equals(name))
                        .findFirst()
                        .orElseThrow();
                JsonNode description = OpenApiTest.document(server.routes());
                new Siege(server, line, route, description, seed).send(Math.min(CASES_PER_SERVER, CASES - first));
            }
        }
    }

    private static String name(Route route) {
        return route.method() + " " + route.template();
    }

    /** Many requests for one route of one server. */
    private static final class Siege {

        private final JavalinOverFakes server;
        private final Line line;
        private final Route route;
        private final JsonNode description;
        private final long seed;
        private final Random random;
        private Optional<Map<String, String>> person = Optional.empty();
        private int people;

        Siege(JavalinOverFakes server, Line line, Route route, JsonNode description, long seed) {
            this.server = server;
            this.line = line;
            this.route = route;
            this.description = description;
            this.seed = seed;
            this.random = new Random(seed * 31 + name(route).hashCode());
        }

        void send(int times) {
            Line.Answer well = line.ask(requests().good().text());
            assertThat(well.status()).as("the status of %s", well).isBetween(200, 399);
            assertThat(OpenApiLaws.faults(description, route, well))
                    .as("what the description says otherwise")
                    .isEmpty();
            person = Optional.empty();
            for (int number = 0; number < times; number++) {
                HostileRequest request = requests().next();
                String told =
                        "%s, number %d by -Dfuzz.seed=%d:\n%s\n".formatted(request.way(), number, seed, request.text());
                Line.Answer answer = ask(request, told);
                if (answer.status() < 400) {
                    assertAlike(answer, well, told);
                } else {
                    assertRefused(answer, told);
                }
                assertExpected(request.expected(), answer, told);
                if (answer.status() < 400 && route.method() != Method.GET) {
                    person = Optional.empty();
                }
            }
            person = Optional.empty();
            assertAlike(line.ask(requests().good().text()), well, "a good request after so many bad ones");
        }

        private Line.Answer ask(HostileRequest request, String told) {
            try {
                return line.ask(request.text());
            } catch (RuntimeException e) {
                throw new AssertionError("no answer to " + told, e);
            }
        }

        private HostileRequests requests() {
            if (person.isEmpty()) {
                person = Optional.of(somebody());
            }
            return new HostileRequests(random, route, person.get());
        }

        /** Somebody new, and what they put where a request asks for it; late enough for another key to be published. */
        private Map<String, String> somebody() {
            int number = people++;
            server.pass(KeySchedule.NOTICE);
            Map<String, String> values = new HashMap<>(
                    Map.of("email", "ada." + number + "@example.org", "password", PASSWORD, "display_name", "Ada"));
            post("/v1/accounts", values, "email", "password");
            JsonNode tokens =
                    json(post("/v1/sessions", values, "email", "password").body());
            for (String token : List.of("access_token", "refresh_token", "device_token")) {
                values.put(token, tokens.required(token).asText());
            }
            values.put("id", tokens.required("session_id").asText());
            values.put("type", "not-found");
            values.put("current_password", PASSWORD);
            values.put("new_password", "seven rivers hum at violet anchors");
            if (route.permission().isPresent()) {
                boolean _ = server.grantAdmin("ada." + number + "@example.org");
                values.put("id", victim(number));
                values.put("roles", "user");
                values.put("reason", "complaint");
            }
            if (route.body()
                    .filter(shape -> shape.members().stream()
                            .anyMatch(member -> member.name().equals("token")))
                    .isPresent()) {
                values.put("token", server.token(route, "ada." + number + "@example.org"));
            }
            if (Set.of("/v1/accounts", "/v1/accounts/me/email").contains(route.template())) {
                values.put("email", "eve." + number + "@example.org");
            }
            return values;
        }

        /** The id of an account for an administrator to act on. */
        private String victim(int number) {
            Map<String, String> values =
                    Map.of("email", "grace." + number + "@example.org", "password", PASSWORD, "display_name", "Grace");
            return json(post("/v1/accounts", values, "email", "password").body())
                    .required("id")
                    .asText();
        }

        private Line.Answer post(String path, Map<String, String> values, String... members) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            Stream.of(members).forEach(member -> body.put(member, values.get(member)));
            Line.Answer answer = line.ask(new HostileRequest(
                            "POST",
                            path,
                            List.of("Content-Type: application/json"),
                            body.toString(),
                            "none",
                            new Expected.Shaped())
                    .text());
            assertThat(answer.status()).as("the stage is set: %s", answer).isEqualTo(201);
            return answer;
        }
    }

    private static void assertAlike(Line.Answer answer, Line.Answer well, String told) {
        assertThat(answer.status()).as("the status of %s to %s", answer, told).isEqualTo(well.status());
        assertThat(answer.header("content-type"))
                .as("the type of %s to %s", answer, told)
                .isEqualTo(well.header("content-type"));
    }

    /** A whole document of the catalogue, for which the server is not to blame. */
    private static void assertRefused(Line.Answer answer, String told) {
        assertThat(answer.status()).as("the status of %s to %s", answer, told).isBetween(400, 499);
        assertThat(answer.header("content-type"))
                .as("the type of %s to %s", answer, told)
                .isEqualTo("application/problem+json");
        JsonNode document = json(answer.body());
        Problem problem = problem(document);
        assertThat(document.path("type").asText()).as(told).isEqualTo(problem.path());
        assertThat(document.path("title").asText()).as(told).isEqualTo(problem.title());
        assertThat(document.path("status").asInt())
                .as(told)
                .isEqualTo(problem.status())
                .isEqualTo(answer.status());
        assertThat(document.path("request_id").asText()).as(told).isEqualTo(answer.header("x-request-id"));
        assertThat(document.fieldNames())
                .toIterable()
                .as(told)
                .isSubsetOf("type", "title", "status", "detail", "request_id", "errors");
        if (document.has("errors")) {
            assertThat(problem).as(told).isIn(Problem.MALFORMED_REQUEST, Problem.INVALID_REQUEST);
            assertThat(document.path("errors")).as(told).isNotEmpty();
        }
        boolean ofShape = problem == Problem.MALFORMED_REQUEST;
        assertThat(faults(document))
                .as(told)
                .allMatch(fault -> ofShape == fault.matches("(?s).* (required|wrong-type|unknown-member)"));
    }

    private static void assertExpected(Expected expected, Line.Answer answer, String told) {
        JsonNode document = answer.status() < 400 ? MAPPER.nullNode() : json(answer.body());
        switch (expected) {
            case Expected.Anything() -> {}
            case Expected.Shaped() ->
                assertThat(document.path("type").asText())
                        .as("%s to %s", answer, told)
                        .isNotEqualTo(Problem.MALFORMED_REQUEST.path());
            case Expected.Alone(Problem problem) -> {
                assertThat(document.path("type").asText())
                        .as("%s to %s", answer, told)
                        .isEqualTo(problem.path());
                assertThat(faults(document)).as("%s to %s", answer, told).isEmpty();
            }
            case Expected.Faults(List<String> all) -> {
                assertThat(document.path("type").asText())
                        .as("%s to %s", answer, told)
                        .isEqualTo(Problem.MALFORMED_REQUEST.path());
                assertThat(faults(document)).as("%s to %s", answer, told).containsExactlyInAnyOrderElementsOf(all);
            }
        }
    }

    private static Problem problem(JsonNode document) {
        return Problem.named(document.path("type").asText().replaceFirst("^/problems/", ""))
                .orElseThrow(() -> new AssertionError("not in the catalogue: " + document));
    }

    /** Each as the name of its member, a blank, its code. */
    private static List<String> faults(JsonNode document) {
        List<String> faults = new ArrayList<>();
        for (JsonNode error : document.path("errors")) {
            assertThat(error.fieldNames()).toIterable().containsExactlyInAnyOrder("pointer", "code", "detail");
            faults.add(member(error.path("pointer").asText()) + " "
                    + error.path("code").asText());
        }
        return faults;
    }

    /** What a pointer points at (RFC 6901, sections 4 and 6). */
    private static String member(String pointer) {
        assertThat(pointer).as("a pointer in a URI").matches("#/([!$&-;=?-Z_a-z~]|%[0-9A-F]{2})*");
        return URLDecoder.decode(pointer.substring(2).replace("+", "%2B"), UTF_8)
                .replace("~1", "/")
                .replace("~0", "~");
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}
