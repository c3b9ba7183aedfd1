package io.portcullis.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.portcullis.domain.account.Permission;
import io.portcullis.domain.signing.KeySchedule;
import io.portcullis.http.answer.Problem;
import io.portcullis.http.body.Member;
import io.portcullis.http.route.Access;
import io.portcullis.http.route.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route as nobody, as the owner of what it is about, as somebody else and as an administrator. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PermissionsTest {

    private static final Path TABLE = Path.of("..", "docs", "permissions.md");
    private static final String PASSWORD = "violet anchors hum at seven rivers";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JavalinOverFakes server;
    private Line line;
    private int people;

    /** Who asks. */
    private enum Asker {
        NOBODY,
        OWNER,
        SOMEBODY_ELSE,
        ADMINISTRATOR
    }

    @BeforeAll
    void start() {
        server = JavalinOverFakes.start();
        line = new Line(server.base());
    }

    @AfterAll
    void stop() {
        line.close();
        server.close();
    }

    Stream<String> routes() {
        return server.routes().stream().map(PermissionsTest::name);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_route_is_open_to_those_whom_the_table_says_and_to_nobody_else(String name) {
        Route route = server.routes().stream()
                .filter(candidate -> name(candidate).equals(name))
                .findFirst()
                .orElseThrow();
        for (Asker asker : Asker.values()) {
            Line.Answer answer = ask(route, asker);
            String problem = problem(answer);
            if (route.access() != Access.PUBLIC && asker == Asker.NOBODY) {
                assertThat(problem).as("%s as %s", name, asker).isEqualTo(Problem.INVALID_TOKEN.path());
            } else if (route.access() == Access.PERMITTED && asker != Asker.ADMINISTRATOR) {
                assertThat(problem).as("%s as %s", name, asker).isEqualTo(Problem.FORBIDDEN.path());
            } else if (belongsToItsOwnerAlone(route) && asker != Asker.OWNER) {
                assertThat(problem).as("%s as %s", name, asker).isEqualTo(Problem.NOT_FOUND.path());
            } else {
                assertThat(answer.status())
                        .as("%s as %s: %s", name, asker, answer)
                        .isBetween(200, 399);
            }
        }
    }

    /** One's own sessions are no administrator's business here: they have a route of their own. */
    private static boolean belongsToItsOwnerAlone(Route route) {
        return route.access() == Access.CALLER && route.template().contains("{id}");
    }

    @Test
    void whatever_takes_a_permission_neither_takes_nor_gives_a_password() throws JsonProcessingException {
        assertThat(server.routes().stream().filter(route -> route.permission().isPresent()))
                .isNotEmpty()
                .allSatisfy(route -> {
                    assertThat(route.body().stream()
                                    .flatMap(shape -> shape.members().stream())
                                    .map(Member::name))
                            .as("what %s takes", name(route))
                            .noneMatch(PermissionsTest::secret);
                    assertThat(route.hashes())
                            .as("whether %s hashes", name(route))
                            .isFalse();
                    Line.Answer answer = ask(route, Asker.ADMINISTRATOR);
                    assertThat(answer.status()).isBetween(200, 299);
                    assertThat(answer.body()).as("what %s gives", name(route)).doesNotContain("fake-hash", PASSWORD);
                    if (!answer.body().isEmpty()) {
                        assertThat(names(MAPPER.readTree(answer.body())))
                                .as("what %s gives", name(route))
                                .noneMatch(PermissionsTest::secret);
                    }
                });
    }

    private static boolean secret(String member) {
        return member.contains("password") || member.contains("hash") || member.contains("token");
    }

    private static Stream<String> names(JsonNode node) {
        return Stream.concat(
                node.properties().stream().map(Map.Entry::getKey),
                node.valueStream().flatMap(PermissionsTest::names));
    }

    @Test
    void the_table_in_the_docs_is_the_table_in_the_domain() throws IOException {
        List<String> rows = Files.readAllLines(TABLE).stream()
                .filter(row -> row.startsWith("| `"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(
                        Arrays.stream(Permission.values()).map(this::row).toList());
    }

    private String row(Permission permission) {
        String taken = server.routes().stream()
                .filter(route -> route.permission().filter(permission::equals).isPresent())
                .map(route -> "`" + name(route) + "`")
                .collect(Collectors.joining(", "));
        return "| `%s` | %s | %s |"
                .formatted(permission, permission.role().name().toLowerCase(Locale.ROOT), taken);
    }

    private Line.Answer ask(Route route, Asker asker) {
        if (route.permission().filter(Permission.PUBLISH_SIGNING_KEYS::equals).isPresent()) {
            server.pass(KeySchedule.NOTICE);
        }
        Map<String, String> owner = somebody();
        Map<String, String> sender = asker == Asker.OWNER ? owner : somebody();
        if (asker == Asker.ADMINISTRATOR) {
            boolean _ = server.grantAdmin(sender.getOrDefault("email", ""));
        }
        Map<String, String> values = new HashMap<>(sender);
        String id = route.template().startsWith("/v1/sessions") ? "session_id" : "account_id";
        values.put("id", owner.getOrDefault(id, ""));
        if (List.of("POST /v1/accounts", "PUT /v1/accounts/me/email").contains(name(route))) {
            values.put("email", "fresh." + people++ + "@example.org");
        }
        takes(route, "token")
                .ifPresent(token -> values.put(token, server.token(route, sender.getOrDefault("email", ""))));
        HostileRequest good = new HostileRequests(new Random(1), route, values).good();
        List<String> headers = good.headers().stream()
                .filter(header -> asker != Asker.NOBODY || !header.startsWith("Authorization"))
                .toList();
        return line.ask(
                new HostileRequest(good.method(), good.target(), headers, good.body(), good.way(), good.expected())
                        .text());
    }

    private static Optional<String> takes(Route route, String member) {
        return route.body().stream()
                .flatMap(shape -> shape.members().stream())
                .map(Member::name)
                .filter(member::equals)
                .findFirst();
    }

    /** Somebody new and logged in, and what they put where a request asks for it. */
    private Map<String, String> somebody() {
        Map<String, String> values = new HashMap<>(
                Map.of("email", "ada." + people++ + "@example.org", "password", PASSWORD, "display_name", "Ada"));
        String credentials = "{\"email\":\"" + values.get("email") + "\",\"password\":\"" + PASSWORD + "\"}";
        post("/v1/accounts", credentials);
        JsonNode tokens = post("/v1/sessions", credentials);
        for (String member : List.of("access_token", "refresh_token", "device_token", "session_id")) {
            values.put(member, tokens.required(member).asText());
        }
        values.put("account_id", tokens.at("/account/id").asText());
        values.put("type", "not-found");
        values.put("current_password", PASSWORD);
        values.put("new_password", "seven rivers hum at violet anchors");
        values.put("roles", "user");
        values.put("reason", "complaint");
        return values;
    }

    private JsonNode post(String path, String json) {
        Line.Answer answer = line.ask(new HostileRequest(
                        "POST",
                        path,
                        List.of("Content-Type: application/json"),
                        json,
                        "none",
                        new HostileRequest.Expected.Anything())
                .text());
        assertThat(answer.status()).isEqualTo(201);
        return json(answer);
    }

    private static String problem(Line.Answer answer) {
        return answer.status() < 400 ? "none" : json(answer).path("type").asText();
    }

    private static JsonNode json(Line.Answer answer) {
        try {
            return MAPPER.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + answer, e);
        }
    }

    private static String name(Route route) {
        return route.method() + " " + route.template();
    }
}
