package io.portcullis.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.portcullis.domain.audit.AuditEntry;
import io.portcullis.domain.audit.EventId;
import io.portcullis.http.Canary.Home;
import io.portcullis.http.Canary.Told;
import io.portcullis.http.answer.Answer;
import io.portcullis.http.answer.Problem;
import io.portcullis.http.origin.TrustedProxies;
import io.portcullis.http.route.Handler;
import io.portcullis.http.route.Method;
import io.portcullis.http.route.Request;
import io.portcullis.http.route.Route;
import io.portcullis.testkit.fake.World;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What callers send and are given turns up where it belongs, and nowhere else. */
class CanaryTest {

    private static final Logger LOG = LoggerFactory.getLogger(CanaryTest.class);
    private static final TrustedProxies NEIGHBOURS = TrustedProxies.parse("127.0.0.1");
    private static final Canary BIRD = Canary.of("bird", Home.NOWHERE);

    static final List<Culprit> CULPRITS = List.of(
            new Culprit(
                    "logs a password", Method.POST, "/v1/sessions", "password as it is in the log", (request, _) -> {
                        LOG.trace("from {}", request.fields().text("password"));
                        return Optional.empty();
                    }),
            new Culprit(
                    "logs what no layout prints",
                    Method.POST,
                    "/v1/sessions/refresh",
                    "'s refresh_token as it is in the log",
                    (request, _) -> {
                        LOG.trace("from somebody", (Object) request.fields().text("refresh_token"));
                        return Optional.empty();
                    }),
            new Culprit(
                    "throws a password", Method.POST, "/v1/accounts", "password as it is in the log", (request, _) -> {
                        throw new IllegalStateException(
                                "no",
                                new IllegalArgumentException(request.fields().text("password")));
                    }),
            new Culprit(
                    "logs a path", Method.DELETE, "/v1/sessions/{id}", "segment as it is in the log", (request, _) -> {
                        LOG.info("{}", request.pathParameter("id"));
                        return Optional.empty();
                    }),
            new Culprit("logs who asks", Method.GET, "/v1/sessions", "user agent as it is in the log", (request, _) -> {
                LOG.info("{}", request.origin());
                return Optional.empty();
            }),
            new Culprit(
                    "echoes a header",
                    Method.GET,
                    "/v1/accounts/me",
                    "user agent as it is in the answer 204 to GET /v1/accounts/me",
                    (request, _) -> Optional.of(Answer.done()
                            .with("X-Agent", request.origin().userAgent().orElse("none")))),
            new Culprit(
                    "echoes a parameter",
                    Method.GET,
                    "/problems",
                    "parameter as it is in the answer 404 to GET /problems",
                    (request, _) -> Optional.of(Problem.NOT_FOUND
                            .refusal()
                            .because("nothing before " + request.query().values("before")))),
            new Culprit(
                    "tells an address",
                    Method.POST,
                    "/v1/accounts",
                    "email as it is in the answer 409 to POST /v1/accounts",
                    (request, _) -> Optional.of(Problem.EMAIL_TAKEN
                            .refusal()
                            .because(request.fields().text("email") + " is taken"))),
            new Culprit(
                    "tells of somebody else",
                    Method.GET,
                    "/v1/accounts/me",
                    "stranger as it is in the answer 200 to GET /v1/accounts/me",
                    (_, _) -> Optional.of(Answer.ok(JsonNodeFactory.instance
                            .objectNode()
                            .put(
                                    "email",
                                    Canary.of(Probe.STRANGER, Home.NOWHERE).text())))),
            new Culprit(
                    "hands a token back",
                    Method.POST,
                    "/v1/sessions",
                    "device_token as it is in the answer 200 to POST /v1/sessions",
                    (request, _) -> request.fields()
                            .maybeText("device_token")
                            .map(token -> Answer.ok(
                                    JsonNodeFactory.instance.objectNode().put("device_token", token)))),
            new Culprit(
                    "hands a token back in a header",
                    Method.POST,
                    "/v1/sessions/refresh",
                    "'s refresh_token as it is in the answer 204 to POST /v1/sessions/refresh",
                    (request, _) -> Optional.of(
                            Answer.done().with("X-Token", request.fields().text("refresh_token")))),
            new Culprit(
                    "makes a token of a password",
                    Method.PUT,
                    "/v1/accounts/me/password",
                    "current_password in base64 in the answer 200 to PUT /v1/accounts/me/password",
                    (request, _) -> Optional.of(Answer.ok(JsonNodeFactory.instance
                            .objectNode()
                            .put(
                                    "access_token",
                                    base64url("x" + request.fields().text("current_password")))))),
            new Culprit(
                    "keeps a password",
                    Method.POST,
                    "/v1/sessions",
                    "password as it is in the audit trail, session.tried",
                    (request, world) -> {
                        world.auditTrail().add(entry(request.fields().text("password")));
                        return Optional.empty();
                    }));

    /**
     * A route that does wrong before it does what it should, or instead.
     *
     * @param leak what has to be found
     * @param wrong absent where the right answer is still to be given
     */
    record Culprit(
            String name,
            Method method,
            String template,
            String leak,
            BiFunction<Request, World, Optional<Answer>> wrong) {

        Route inPlaceOf(Route route, World world) {
            return route.method() == method && route.template().equals(template)
                    ? altered(route, request -> wrong.apply(request, world))
                    : route;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Named<Route>> routes() {
        try (JavalinOverFakes server = JavalinOverFakes.start()) {
            return server.routes().stream().map(route -> Named.of(route.method() + " " + route.template(), route));
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void what_is_sent_to_a_route_turns_up_nowhere_else(Route route) {
        try (JavalinOverFakes server = JavalinOverFakes.behind(NEIGHBOURS);
                Probe probe = new Probe(server)) {
            // What an administrator lists is everybody's, so a list is asked for by those who may not.
            if (route.permission().isPresent() && route.template().contains("{id}")) {
                probe.administering().send(route);
            } else {
                probe.send(route);
            }
            assertThat(probe.leaks()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_route_that_breaks_tells_no_more(Route route) {
        try (JavalinOverFakes server = JavalinOverFakes.altered(
                        NEIGHBOURS,
                        (sound, _) -> altered(sound, _ -> {
                            throw new IllegalStateException("the store is gone");
                        }));
                Probe probe = new Probe(server)) {
            probe.administering().sendBodies(route);
            assertThat(probe.said()).as("what breaks is logged").anyMatch(said -> said.contains("the store is gone"));
            assertThat(probe.leaks()).isEmpty();
        }
    }

    @Test
    void what_is_no_request_for_any_route_turns_up_nowhere() {
        try (JavalinOverFakes server = JavalinOverFakes.behind(NEIGHBOURS);
                Probe probe = new Probe(server)) {
            probe.sendNonsense();
            assertThat(probe.leaks()).isEmpty();
        }
    }

    @ParameterizedTest
    @FieldSource("CULPRITS")
    void whatever_leaks_is_found(Culprit culprit) {
        try (JavalinOverFakes server = JavalinOverFakes.altered(NEIGHBOURS, culprit::inPlaceOf);
                Probe probe = new Probe(server)) {
            server.routes().stream()
                    .filter(route ->
                            route.method() == culprit.method && route.template().equals(culprit.template))
                    .forEach(probe::send);
            assertThat(probe.leaks()).anyMatch(leak -> leak.contains(culprit.leak), culprit.leak);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "xy", "xyz"})
    void a_canary_is_found_in_every_disguise(String before) {
        String text = before + BIRD.text() + "y";
        assertThat(List.of(
                        text,
                        text.toUpperCase(Locale.ROOT),
                        base64url(text),
                        Base64.getEncoder().encodeToString(text.getBytes(UTF_8)),
                        URLEncoder.encode(base64url(text), UTF_8),
                        HexFormat.of().formatHex(text.getBytes(UTF_8)),
                        HexFormat.of().withPrefix("%").formatHex(text.getBytes(UTF_8)),
                        HexFormat.of().withPrefix("\\u00").formatHex(text.getBytes(UTF_8))))
                .allMatch(told -> BIRD.foundIn(Told.of("… " + told + " …")).isPresent());
    }

    @Test
    void a_canary_is_not_found_where_it_isnt() {
        assertThat(BIRD.foundIn(Told.of(Canary.of("birds", Home.NOWHERE).text())))
                .isEmpty();
    }

    /** Another one for all requests that probe; those that set the stage don't say what client they come from. */
    private static Route altered(Route route, Function<Request, Optional<Answer>> wrong) {
        Function<Request, Optional<Answer>> alteration =
                request -> request.origin().userAgent().isPresent() ? wrong.apply(request) : Optional.empty();
        Handler handler = switch (route.handler()) {
            case Handler.Open(var answer) ->
                new Handler.Open(request -> alteration.apply(request).orElseGet(() -> answer.apply(request)));
            case Handler.ForCaller(var authenticate, var answer) ->
                new Handler.ForCaller(
                        authenticate,
                        (request, caller) -> alteration.apply(request).orElseGet(() -> answer.apply(request, caller)));
            case Handler.ForPermitted(var permission, var authenticate, var answer) ->
                new Handler.ForPermitted(
                        permission,
                        authenticate,
                        (request, caller) -> alteration.apply(request).orElseGet(() -> answer.apply(request, caller)));
        };
        List<String> query = Stream.concat(route.query().stream(), Stream.of("before"))
                .distinct()
                .toList();
        return new Route(route.method(), route.template(), route.body(), query, handler, route.hashes());
    }

    private static AuditEntry entry(String detail) {
        return new AuditEntry(
                new EventId(UUID.randomUUID()),
                Instant.EPOCH,
                "session.tried",
                AuditEntry.Result.REFUSED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of("with", detail));
    }

    private static String base64url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
