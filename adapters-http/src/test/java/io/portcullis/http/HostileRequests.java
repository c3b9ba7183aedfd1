package io.portcullis.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.portcullis.http.HostileRequest.Expected;
import io.portcullis.http.answer.Problem;
import io.portcullis.http.body.JsonType;
import io.portcullis.http.body.Member;
import io.portcullis.http.body.Shape;
import io.portcullis.http.route.Access;
import io.portcullis.http.route.Route;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes requests for a route out of what the route says of itself, each hostile in one way. */
final class HostileRequests {

    private static final int MOST = 16 * 1024;
    private static final String JSON = "Content-Type: application/json";
    private static final Pattern NAME = Pattern.compile("\\{([^/}]*)}");

    /** What is no UTF-8, whatever ASCII stands around it. */
    private static final List<String> NO_UTF_8 = List.of(
            "\u00FF",
            "\u00FE",
            "\u0080",
            "\u00E9",
            "\u00E2\u0082",
            "\u00C0\u00AF",
            "\u00C1\u00BF",
            "\u00E0\u0080\u00AF",
            "\u00ED\u00A0\u0080",
            "\u00ED\u00BF\u00BF",
            "\u00F0\u0080\u0080\u00AF",
            "\u00F4\u0090\u0080\u0080",
            "\u00F8\u0088\u0080\u0080\u0080");

    private static final List<Charset> OTHER_CHARSETS =
            List.of(UTF_16, UTF_16BE, UTF_16LE, Charset.forName("UTF-32BE"), Charset.forName("UTF-32LE"));

    private static final List<String> BEHIND =
            List.of("{}", "[]", "null", "0", "\"\"", "x", ",", "}", "]", ":", "\"", "\0", "//", "/**/", "\u000C");

    private static final List<List<String>> OTHER_TYPES = List.of(
            List.of(),
            List.of("Content-Type:"),
            List.of("Content-Type: application/json, application/json"),
            List.of(JSON, JSON),
            List.of(JSON, "Content-Type: text/plain"),
            List.of("Content-Type: application/json; charset=utf-7"),
            List.of("Content-Type: application/json; charset=utf-16"),
            List.of("Content-Type: application/json; charset=\"\""),
            List.of("Content-Type: application/ json"),
            List.of("Content-Type: application/json/json"),
            List.of("Content-Type: application/json5"),
            List.of("Content-Type: \u00E4pplication/json"),
            List.of("Content-Type: ; application/json"),
            List.of("Content-Type: text/plain; application/json"),
            List.of(JSON, "Content-Encoding: gzip"),
            List.of(JSON, "Content-Encoding: identity"),
            List.of(JSON, "Content-Encoding:"));

    private static final List<String> PARAMETERS =
            List.of("limit", "before", "keep", "access_token", "after", "id", "email", "account", "kind");

    private static final List<String> HEADERS = List.of(
            "Accept",
            "Accept-Encoding",
            "Authorization",
            "Content-Type",
            "Content-Encoding",
            "Cookie",
            "Forwarded",
            "If-None-Match",
            "Origin",
            "Range",
            "Referer",
            "User-Agent",
            "X-Forwarded-For",
            "X-HTTP-Method-Override",
            "X-Request-Id");

    /** A member as it is sent. */
    private record Sent(String name, String json) {}

    private final Random random;
    private final HostileText text;
    private final Route route;
    private final List<Member> members;
    private final Map<String, String> right;

    /**
     * Makes requests for that route.
     *
     * @param right what a member, a name in the path or {@code access_token} should be
     */
    HostileRequests(Random random, Route route, Map<String, String> right) {
        this.random = random;
        this.text = new HostileText(random);
        this.route = route;
        this.members = route.body().map(Shape::members).orElse(List.of());
        this.right = right;
    }

    /** One with nothing wrong. */
    HostileRequest good() {
        return request("good", json(), body(), new Expected.Shaped());
    }

    HostileRequest next() {
        if (members.isEmpty() || random.nextInt(4) == 0) {
            return switch (random.nextInt(4)) {
                case 0 -> path();
                case 1 -> query();
                case 2 -> header();
                default -> request("a body byte by byte", json(), text.mutated(body()), new Expected.Anything());
            };
        }
        return switch (random.nextInt(8)) {
            case 0, 1 -> misshapen();
            case 2 -> broken();
            case 3 -> request("a body byte by byte", json(), text.mutated(body()), new Expected.Anything());
            case 4 -> twice();
            case 5 -> type();
            case 6 -> tooMuch();
            default -> values();
        };
    }

    /** Some members of the wrong type, missing or unknown, in any order. */
    private HostileRequest misshapen() {
        List<Sent> sent = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (Member member : members) {
            switch (random.nextInt(4)) {
                case 0 -> {
                    if (member.required()) {
                        faults.add(member.name() + " required");
                    }
                }
                case 1 -> {
                    sent.add(new Sent(
                            member.name(), member.type() == JsonType.STRING ? text.noText() : text.quoted("x")));
                    faults.add(member.name() + " wrong-type");
                }
                default -> sent.add(new Sent(member.name(), json(member, text.quoted(right(member)))));
            }
        }
        Set<String> names = new HashSet<>();
        members.forEach(member -> names.add(member.name()));
        for (int i = random.nextInt(4); i > 0; i--) {
            String name = text.name();
            if (names.add(name)) {
                sent.add(new Sent(name, random.nextBoolean() ? text.noText() : text.quoted(text.text("x"))));
                faults.add(told(name) + " unknown-member");
            }
        }
        Collections.shuffle(sent, random);
        String body = HostileText.inBytes(object(sent));
        if (!names.stream().allMatch(UTF_8.newEncoder()::canEncode)) {
            return malformed("half a character in a name", body);
        }
        return request(
                "a wrong shape", json(), body, faults.isEmpty() ? new Expected.Shaped() : new Expected.Faults(faults));
    }

    /** A name as a pointer tells it, which cuts it where it is long. */
    private static String told(String name) {
        int[] points = name.codePoints().limit(65).toArray();
        return points.length <= 64 ? name : new String(points, 0, 64) + '\u2026';
    }

    /** What is no JSON text at all. */
    private HostileRequest broken() {
        String body = body();
        return switch (random.nextInt(9)) {
            case 0 -> malformed("a byte order mark", "\u00EF\u00BB\u00BF" + body);
            case 1 -> malformed("another charset", new String(body.getBytes(text.pick(OTHER_CHARSETS)), ISO_8859_1));
            case 2 -> malformed("no UTF-8", text.insert(body, text.pick(NO_UTF_8)));
            case 3 -> malformed("no end", body.substring(0, random.nextInt(body.length())));
            case 4 -> malformed("something behind", body + (random.nextBoolean() ? " " : "") + text.pick(BEHIND));
            case 5 -> malformed("a raw control", body.replaceFirst("\"", "\"" + (char) random.nextInt(0x20)));
            case 6 -> malformed("no JSON inside", body.replaceFirst("\\{", "{\"x\":" + quoted(text.noJson()) + ","));
            case 7 ->
                malformed(
                        "no end of nesting",
                        "[{\"a\":".substring(0, random.nextBoolean() ? 1 : 6).repeat(1 + random.nextInt(2_000)));
            default -> malformed("a mark left out", without(body, text.pick(List.of("{", "}", ":", "\""))));
        };
    }

    /** A member twice, its name spelled in two ways. */
    private HostileRequest twice() {
        List<Sent> sent = new ArrayList<>(rightMembers());
        Sent member = text.pick(sent);
        sent.add(random.nextInt(sent.size() + 1), new Sent(member.name(), random.nextBoolean() ? member.json() : "1"));
        return malformed("a member twice", HostileText.inBytes(object(sent)));
    }

    private HostileRequest type() {
        return request(
                "another type", text.pick(OTHER_TYPES), body(), new Expected.Alone(Problem.UNSUPPORTED_MEDIA_TYPE));
    }

    private HostileRequest tooMuch() {
        String body = body();
        int length = MOST + 1 + random.nextInt(4_000);
        return request(
                "too much",
                random.nextBoolean() ? json() : List.of(),
                random.nextBoolean() ? body + " ".repeat(length) : "[".repeat(length),
                new Expected.Alone(Problem.CONTENT_TOO_LARGE));
    }

    /** A text that the route may dislike, but not for its type. */
    private HostileRequest values() {
        List<Sent> sent = members.stream()
                .filter(member -> member.required() || random.nextBoolean())
                .map(member -> new Sent(
                        member.name(),
                        json(member, text.quoted(random.nextInt(3) == 0 ? right(member) : text.text(right(member))))))
                .toList();
        return request("hostile values", json(), HostileText.inBytes(object(sent)), new Expected.Shaped());
    }

    private HostileRequest path() {
        String hostile = NAME.matcher(route.template())
                .replaceAll(name -> Matcher.quoteReplacement(inTarget(text.text(right(name.group(1))))));
        String target = hostile.equals(route.template()) ? text.insert(hostile, inTarget(text.text("a"))) : hostile;
        return request(
                "a path", target.startsWith("/") ? target : "/" + target, json(), body(), new Expected.Anything());
    }

    private HostileRequest query() {
        StringBuilder query = new StringBuilder("?");
        for (int i = random.nextInt(4); i >= 0; i--) {
            query.append(random.nextInt(4) == 0 ? inTarget(text.name()) : text.pick(PARAMETERS))
                    .append(random.nextInt(8) == 0 ? "" : "=")
                    .append(inTarget(text.text(random.nextBoolean() ? "50" : right("refresh_token"))))
                    .append(random.nextInt(8) == 0 ? ";" : "&");
        }
        return request("a query", goodPath() + query, json(), body(), new Expected.Anything());
    }

    private HostileRequest header() {
        List<String> headers = new ArrayList<>(json());
        for (int i = random.nextInt(3); i >= 0; i--) {
            String value = HostileText.inBytes(
                            text.text("Bearer for=[::1]:8, 192.0.2.1; q=\"1\"").replace('\uD800', 'x'))
                    .replaceAll("[\r\n]", " ");
            headers.add(text.pick(HEADERS) + ": " + value);
        }
        return request("headers", headers, body(), new Expected.Anything());
    }

    private HostileRequest malformed(String way, String body) {
        return request(way, json(), body, new Expected.Alone(Problem.MALFORMED_REQUEST));
    }

    private HostileRequest request(String way, List<String> headers, String body, Expected expected) {
        return request(way, goodPath(), headers, body, expected);
    }

    private HostileRequest request(String way, String target, List<String> headers, String body, Expected expected) {
        List<String> all = new ArrayList<>(headers);
        if (route.access() != Access.PUBLIC) {
            all.add("Authorization: Bearer " + right("access_token"));
        }
        boolean tooLarge = !members.isEmpty() && body.length() > MOST && !(expected instanceof Expected.Anything);
        return new HostileRequest(
                route.method().name(),
                target,
                List.copyOf(all),
                body,
                way,
                tooLarge ? new Expected.Alone(Problem.CONTENT_TOO_LARGE) : expected);
    }

    private List<String> json() {
        return members.isEmpty() ? List.of() : List.of(JSON);
    }

    private String goodPath() {
        return NAME.matcher(route.template()).replaceAll(name -> Matcher.quoteReplacement(right(name.group(1))));
    }

    /** A body that is right, as bytes. */
    private String body() {
        return members.isEmpty() ? "" : HostileText.inBytes(object(rightMembers()));
    }

    private List<Sent> rightMembers() {
        return members.stream()
                .map(member -> new Sent(member.name(), json(member, "\"" + right(member) + "\"")))
                .toList();
    }

    /** A text as the member has it: by itself, or alone in a list. */
    private static String json(Member member, String quoted) {
        return member.type() == JsonType.STRING ? quoted : "[" + quoted + "]";
    }

    private String right(Member member) {
        return right(member.name());
    }

    private String right(String name) {
        return right.getOrDefault(name, "something");
    }

    private String object(List<Sent> sent) {
        return sent.stream()
                .map(member -> text.quoted(member.name()) + ":" + member.json())
                .collect(joining(",", "{", "}"));
    }

    private static String quoted(String replacement) {
        return Matcher.quoteReplacement(replacement);
    }

    private static String without(String body, String mark) {
        int last = body.lastIndexOf(mark);
        return body.substring(0, last) + body.substring(last + 1);
    }

    /** Percent-encoded in part; what would end the line or the target is so always. */
    private String inTarget(String text) {
        StringBuilder target = new StringBuilder();
        for (char octet : HostileText.inBytes(text).toCharArray()) {
            boolean must = octet <= ' ' || octet == '#' || octet == 0x7F;
            target.append(must || random.nextInt(4) == 0 ? "%%%02X".formatted((int) octet) : octet);
        }
        return target.toString();
    }
}
