package io.portcullis.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portcullis.http.body.Member;
import io.portcullis.http.body.Shape;
import io.portcullis.http.route.Route;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What a request can hold, right and wrong, with a canary wherever there is room for one. */
final class Bait {

    private static final String JSON = "Content-Type: application/json";
    private static final Pattern NAME = Pattern.compile("\\{[^/}]*}");

    /** Somebody with a session: what they put where a request asks for it. */
    record Person(Map<String, String> values) {

        String accessToken() {
            return values.getOrDefault("access_token", "none");
        }
    }

    /** A body, with the headers that go with it. */
    record Body(String description, String text, Charset charset, List<String> headers) {

        static Body json(String description, Object json) {
            return json(description, json, UTF_8);
        }

        static Body json(String description, Object json, Charset charset) {
            return new Body(description, json.toString(), charset, List.of(JSON));
        }

        byte[] bytes() {
            return text.getBytes(charset);
        }
    }

    private final Flock flock;
    private final Canary unknownMember;
    private final Person stranger;

    /**
     * Marks by canaries of that flock.
     *
     * @param unknownMember how to call a member that no route knows
     * @param stranger somebody else
     */
    Bait(Flock flock, Canary unknownMember, Person stranger) {
        this.flock = flock;
        this.unknownMember = unknownMember;
        this.stranger = stranger;
    }

    /** The route's path, with a canary for each of its names. */
    String path(Route route) {
        return path(route, flock.marked("segment"));
    }

    /** The route's path, with that for each of its names. */
    String path(Route route, String value) {
        return NAME.matcher(route.template()).replaceAll(value);
    }

    /** What the route takes for well-shaped. */
    Body shaped(Route route) {
        return route.body()
                .map(shape -> Body.json("all marked", marked(shape.members())))
                .orElseGet(() -> new Body("no body", "", UTF_8, List.of()));
    }

    /** Bodies for the route, by their sender. */
    List<Function<Person, Body>> bodies(Route route) {
        List<Member> members = route.body().map(Shape::members).orElse(List.of());
        List<Function<Person, Body>> bodies = new ArrayList<>();
        bodies.add(_ -> Body.json("all marked", marked(members)));
        bodies.add(sender -> Body.json("all right", right(members, sender)));
        members.forEach(member -> bodies.addAll(bodies(members, member.name())));
        bodies.add(sender -> Body.json(
                "an unknown member", right(members, sender).put(unknownMember.text(), flock.marked("unknown value"))));
        bodies.add(_ -> Body.json("somebody else", right(members, stranger)));
        bodies.add(sender -> Body.json("text behind", right(members, sender) + flock.marked("trailing text")));
        bodies.add(sender -> Body.json("no end", unfinished(right(members, sender))));
        bodies.add(sender -> Body.json("a list", "[" + right(members, sender) + "]"));
        bodies.add(sender -> Body.json("a text", "\"" + flock.marked("lone text") + sender.accessToken() + "\""));
        bodies.add(sender -> Body.json("UTF-16", right(members, sender), UTF_16));
        bodies.add(sender -> Body.json("Latin 1", right(members, sender) + "\u00E9", ISO_8859_1));
        bodies.add(sender -> Body.json("too much", right(members, sender) + " ".repeat(17_000)));
        bodies.add(_ -> new Body(
                "a form",
                "password=" + flock.marked("form"),
                UTF_8,
                List.of("Content-Type: application/x-www-form-urlencoded")));
        bodies.add(sender -> new Body("no type", right(members, sender).toString(), UTF_8, List.of()));
        return bodies;
    }

    /** Bodies that are about one member. */
    private List<Function<Person, Body>> bodies(List<Member> members, String name) {
        String value = flock.marked(name);
        return List.of(
                sender -> Body.json(name + " marked", right(members, sender).put(name, value)),
                sender -> Body.json(
                        name + " forged",
                        right(members, sender)
                                .put(name, flock.forged(sender.values().getOrDefault(name, value)))),
                sender -> {
                    ObjectNode body = right(members, sender);
                    return Body.json(
                            name + " in a list", body.set(name, body.arrayNode().add(body.get(name))));
                },
                _ -> {
                    ObjectNode body = marked(members);
                    return Body.json(
                            name + " in an object",
                            body.set(name, body.objectNode().put(value, value)));
                },
                _ -> Body.json(name + " too long", marked(members).put(name, value.repeat(20))),
                _ -> Body.json(name + " with a null", marked(members).put(name, value + '\0')),
                sender -> Body.json(
                        name + " twice",
                        "{\"" + name + "\":\"" + value + "\","
                                + right(members, sender).toString().substring(1)),
                _ -> Body.json(name + " unquoted", "{\"" + name + "\":" + value + "}"));
    }

    private ObjectNode marked(List<Member> members) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        members.forEach(member -> put(body, member, flock.marked(member.name())));
        return body;
    }

    /** As its sender means it; where nobody knows what that is, marked. */
    private ObjectNode right(List<Member> members, Person sender) {
        ObjectNode body = marked(members);
        members.stream()
                .filter(member -> sender.values().containsKey(member.name()))
                .forEach(member -> put(body, member, sender.values().getOrDefault(member.name(), "")));
        return body;
    }

    private static void put(ObjectNode body, Member member, String value) {
        switch (member.type()) {
            case STRING -> body.put(member.name(), value);
            case STRINGS -> body.putArray(member.name()).add(value);
        }
    }

    private static String unfinished(ObjectNode body) {
        return body.toString().substring(0, body.toString().length() * 3 / 4);
    }

    /** Headers that go together. */
    List<List<String>> headers() {
        String basic = Base64.getEncoder()
                .encodeToString((flock.marked("user") + ":" + flock.marked("basic")).getBytes(UTF_8));
        return List.of(
                List.of("Authorization: Bearer " + flock.marked("bearer")),
                List.of("Authorization: Bearer fake." + flock.marked("forged") + ".token"),
                List.of("Authorization: Bearer " + flock.marked("bearer") + " " + flock.marked("second bearer")),
                List.of("Authorization: Basic " + basic),
                List.of("Authorization: " + flock.marked("authorization")),
                List.of("Proxy-Authorization: Bearer " + flock.marked("proxy authorization")),
                List.of("Cookie: session=" + flock.marked("cookie") + "; " + flock.marked("second cookie")),
                List.of("X-Request-Id: " + flock.marked("request id") + " " + flock.marked("request id")),
                List.of("X-Request-Id: " + flock.marked("request id").repeat(4)),
                List.of(
                        "X-Request-Id: " + flock.marked("request id"),
                        "X-Request-Id: " + flock.marked("second request id")),
                List.of("Forwarded: for=" + flock.marked("forwarded") + ";host=" + flock.marked("host")),
                List.of("X-Forwarded-For: 192.0.2.8, " + flock.marked("forwarded for")),
                List.of("X-Forwarded-Host: " + flock.marked("host"), "X-Forwarded-Proto: " + flock.marked("protocol")),
                List.of("X-Real-IP: " + flock.marked("real address")),
                List.of("Host: " + flock.marked("host") + ".example"),
                List.of("Host: " + flock.marked("user") + "@" + flock.marked("host")),
                List.of("Host: localhost:" + flock.marked("port")),
                List.of("Accept: " + flock.marked("accept") + "/*"),
                List.of("Accept-Language: " + flock.marked("language"), "Accept-Encoding: " + flock.marked("encoding")),
                List.of("Content-Type: application/" + flock.marked("type")),
                List.of("Content-Type: application/json; charset=" + flock.marked("charset")),
                List.of("Content-Encoding: " + flock.marked("encoding")),
                List.of("Content-Length: " + flock.marked("length")),
                List.of("Transfer-Encoding: " + flock.marked("transfer")),
                List.of("Expect: " + flock.marked("expectation")),
                List.of("Upgrade: " + flock.marked("upgrade"), "Connection: close, " + flock.marked("connection")),
                List.of("X-HTTP-Method-Override: " + flock.marked("override")),
                List.of("Origin: https://" + flock.marked("origin"), "Referer: https://" + flock.marked("referer")),
                List.of("Range: " + flock.marked("range") + "=0-1", "If-None-Match: \"" + flock.marked("match") + "\""),
                List.of(flock.marked("header name") + ": " + flock.marked("header")));
    }

    /** Paths and queries for the route, by their sender. */
    List<Function<Person, String>> targets(Route route) {
        String segment = flock.marked("segment");
        String path = path(route);
        List<Function<Person, String>> targets = new ArrayList<>(List.of(
                _ -> path(route, percent(segment)),
                _ -> path(route, segment + ";p=" + segment),
                _ -> path(route, segment + "%20" + segment),
                sender -> path(route, sender.values().getOrDefault("session_id", segment)),
                _ -> path + "/" + segment,
                _ -> path + ";p=" + segment,
                _ -> path + "%2F" + segment,
                _ -> path + "%zz" + segment,
                sender -> path + "?access_token=" + sender.accessToken(),
                sender -> path + "?before=" + sender.values().get("refresh_token")));
        for (String name : List.of(segment, "limit", "before", "keep", "access_token", "password", "token")) {
            targets.add(_ -> path + "?" + name + "=" + flock.marked("parameter"));
            targets.add(_ -> path + "?" + name + "=" + percent(flock.marked("parameter")) + "%zz&" + name);
        }
        return targets;
    }

    private static String percent(String text) {
        return text.chars().mapToObj("%%%02x"::formatted).reduce("", String::concat);
    }

    /** What the web server refuses before anybody looks for a route, byte for byte. */
    List<String> nonsense() {
        String mark = flock.marked("nonsense");
        String rest = " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n";
        String chunked = "POST /v1/sessions" + rest + JSON + "\r\nTransfer-Encoding: chunked\r\n";
        return List.of(
                mark + "\r\n\r\n",
                mark + " /v1/sessions" + rest + "\r\n",
                "GET /" + mark + " HTTP/" + mark + "\r\n\r\n",
                "GET /" + mark + " HTTP/9.9\r\nHost: h\r\n\r\n",
                "GET /" + mark + " HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET /" + mark + rest + "Host: " + mark + "\r\n\r\n",
                "GET http://" + mark + ".example/" + mark + rest + "\r\n",
                "GET /%2e%2e%2f" + mark + rest + "\r\n",
                "GET /%ff" + mark + rest + "\r\n",
                "GET /" + mark.repeat(1_000) + rest + "\r\n",
                "GET /" + rest + "X-" + mark + ": " + mark.repeat(1_000) + "\r\n\r\n",
                "GET /" + rest + mark + "\r\n\r\n",
                "GET /" + rest + mark + " : " + mark + "\r\n\r\n",
                "GET /" + rest + "Authorization: Bearer " + mark + "\0\r\n\r\n",
                "GET /" + rest + "Cookie: " + mark + "\u0001" + mark + "\r\n\r\n",
                "GET /" + rest + "Cookie: a\r\n " + mark + "\r\n\r\n",
                chunked + "\r\n" + mark + "\r\n",
                chunked + "Content-Length: 3\r\n\r\n" + mark);
    }
}
