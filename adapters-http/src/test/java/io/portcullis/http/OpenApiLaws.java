package io.portcullis.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import io.portcullis.http.answer.Answer;
import io.portcullis.http.answer.Problem;
import io.portcullis.http.answer.Reply;
import io.portcullis.http.body.BodyReader;
import io.portcullis.http.body.Member;
import io.portcullis.http.body.Shape;
import io.portcullis.http.route.Access;
import io.portcullis.http.route.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a description of routes must keep to, by itself and towards them. */
final class OpenApiLaws {

    private static final Pattern NAME = Pattern.compile("\\{([^/}]*)}");
    private static final String CALLERS_ONLY = "[{\"accessToken\":[]}]";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final JsonSchema OPENAPI = official();
    private static final JsonSchema SCHEMA = SCHEMAS.getSchema(SchemaLocation.of(SchemaId.V202012));

    private final JsonNode document;
    private final List<Route> routes;
    private final List<String> faults = new ArrayList<>();

    private OpenApiLaws(JsonNode document, List<Route> routes) {
        this.document = document;
        this.routes = routes;
    }

    /** Everything about a document that is against a law, in words. */
    static List<String> faults(JsonNode document, List<Route> routes) {
        OpenApiLaws laws = new OpenApiLaws(document, routes);
        laws.judge();
        return List.copyOf(laws.faults);
    }

    /** Everything about an answer of a route that its description doesn't say, in words. */
    static List<String> faults(JsonNode document, Route route, Line.Answer answer) {
        OpenApiLaws laws = new OpenApiLaws(closed(document.deepCopy()), List.of(route));
        laws.judge(
                laws.operations().get(name(route)).path("responses").path(Integer.toString(answer.status())), answer);
        return List.copyOf(laws.faults);
    }

    /** A client passes over members that it doesn't know; here there must be none. */
    private static <T extends JsonNode> T closed(T node) {
        node.forEach(OpenApiLaws::closed);
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("$ref")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        return node;
    }

    private void judge(JsonNode described, Line.Answer answer) {
        JsonNode response = resolved(described);
        if (response.isMissingNode()) {
            faults.add("has another status: " + answer);
        }
        response.path("headers").properties().stream()
                .filter(header -> resolved(header.getValue()).path("required").asBoolean())
                .filter(header -> !conforms(
                        header.getValue(), answer.header(header.getKey().toLowerCase(Locale.ROOT))))
                .forEach(header -> faults.add("has not the header " + header.getKey() + ": " + answer));
        String mediaType = answer.header("content-type").replaceFirst(";.*", "");
        if (!fieldNames(response.path("content")).equals(mediaType.isEmpty() ? Set.of() : Set.of(mediaType))) {
            faults.add("has another content: " + answer);
        } else if (mediaType.equals("application/json")) {
            schema(response.path("content").path(mediaType).path("schema"))
                    .validate(json(answer.body()))
                    .forEach(message -> faults.add("not as its schema says: " + message + ": " + answer));
        }
    }

    private boolean conforms(JsonNode header, String value) {
        JsonNode schema = resolved(header).path("schema");
        boolean text = schema.path("type").asText().equals("string");
        return !value.isEmpty()
                && schema(schema)
                        .validate(text ? MAPPER.getNodeFactory().textNode(value) : json(value))
                        .isEmpty();
    }

    /** The schema that the OpenAPI Initiative publishes; it leaves the schemas in a document to JSON Schema itself. */
    private static JsonSchema official() {
        try (InputStream schema = OpenApiLaws.class.getResourceAsStream("openapi/oas-3.1.schema.json")) {
            return SCHEMAS.getSchema(MAPPER.readTree(Objects.requireNonNull(schema)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void judge() {
        OPENAPI.validate(document).forEach(message -> faults.add("not OpenAPI 3.1: " + message));
        document.at("/components/schemas")
                .properties()
                .forEach(schema -> SCHEMA.validate(schema.getValue())
                        .forEach(message -> faults.add("not a schema: " + schema.getKey() + ": " + message)));
        for (String reference : document.findValuesAsText("$ref")) {
            if (document.at(reference.substring(1)).isMissingNode()) {
                faults.add("leads nowhere: " + reference);
            }
        }
        if (faults.isEmpty()) {
            same("operations", operations().keySet(), routes.stream().map(OpenApiLaws::name));
            same("problems", named(document), Arrays.stream(Problem.values()).map(Problem::path));
            routes.stream()
                    .filter(route -> operations().containsKey(name(route)))
                    .forEach(route -> judge(route, operations().get(name(route))));
            judgeEverywhere(document, "#");
            List<String> ids = document.path("paths").findValuesAsText("operationId");
            if (Set.copyOf(ids).size() < ids.size()) {
                faults.add("an operationId is there twice: " + ids);
            }
        }
    }

    private Map<String, JsonNode> operations() {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(method -> Map.entry(
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), method.getValue())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void judge(Route route, JsonNode operation) {
        String name = name(route);
        if (operation.path("operationId").asText().isEmpty()
                || operation.path("summary").asText().isEmpty()) {
            faults.add("has no name or no summary: " + name);
        }
        same(
                "path parameters of " + name,
                parameters(operation, "path"),
                NAME.matcher(route.template()).results().map(found -> found.group(1)));
        same("query parameters of " + name, parameters(operation, "query"), route.query().stream());
        boolean callersOnly = route.access() != Access.PUBLIC;
        String security = route.permission()
                .map(permission -> CALLERS_ONLY.replace(
                        "[]", "[\"" + permission.role().name().toLowerCase(Locale.ROOT) + "\"]"))
                .orElse(callersOnly ? CALLERS_ONLY : "[]");
        if (!operation.path("security").toString().equals(security)) {
            faults.add("another may call it: " + name);
        }
        if (callersOnly && !named(operation.at("/responses/401")).contains(Problem.INVALID_TOKEN.path())) {
            faults.add("refuses no token: " + name);
        }
        if (route.permission().isPresent()
                && !named(operation.at("/responses/403")).contains(Problem.FORBIDDEN.path())) {
            faults.add("forbids nothing: " + name);
        }
        if (route.hashes() && !named(operation.at("/responses/503")).contains(Problem.OVERLOADED.path())) {
            faults.add("is never overloaded: " + name);
        }
        if (operation.has("requestBody") == route.body().isPresent()) {
            route.body().ifPresent(shape -> judge(name, shape, operation.at("/requestBody/content/application~1json")));
        } else {
            faults.add("has a body here and none there: " + name);
        }
    }

    private void judge(String name, Shape shape, JsonNode content) {
        JsonNode schema = resolved(content.path("schema"));
        same(
                "members of the body of " + name,
                fieldNames(schema.path("properties")),
                shape.members().stream().map(Member::name));
        same(
                "required members of the body of " + name,
                texts(schema.path("required")),
                shape.members().stream().filter(Member::required).map(Member::name));
        if (!schema.path("additionalProperties").isBoolean()
                || schema.path("additionalProperties").asBoolean()) {
            faults.add("takes any member: the body of " + name);
        }
        Answer answer = BodyReader.whenShaped(
                shape, List.of("application/json"), false, bytes(content.path("example")), _ -> Answer.done());
        if (!(answer instanceof Reply)) {
            faults.add("is refused: the example of the body of " + name);
        }
    }

    /** Looks at every media type and at every problem, wherever in the document it stands. */
    private void judgeEverywhere(JsonNode node, String place) {
        node.path("content")
                .properties()
                .forEach(content -> judgeExamples(content.getValue(), place + "/content/" + content.getKey()));
        if (node.path("properties").path("type").has("enum")) {
            judgeStatus(node.path("properties"), place);
        }
        node.properties().forEach(member -> judgeEverywhere(member.getValue(), place + "/" + member.getKey()));
        for (JsonNode element : node.isArray() ? node : MAPPER.createArrayNode()) {
            judgeEverywhere(element, place + "[]");
        }
    }

    private void judgeExamples(JsonNode content, String place) {
        List<JsonNode> examples = Stream.concat(
                        Stream.of(content.path("example")), content.path("examples").findValues("value").stream())
                .filter(Predicate.not(JsonNode::isMissingNode))
                .toList();
        if (examples.isEmpty()) {
            faults.add("has no example: " + place);
        }
        JsonSchema schema = schema(content.path("schema"));
        examples.forEach(example -> schema.validate(example)
                .forEach(message -> faults.add("not as its schema says: " + place + ": " + message)));
    }

    /** One status, if any, is told for all the problems that are named together. */
    private void judgeStatus(JsonNode properties, String place) {
        JsonNode told = properties.path("status").path("const");
        for (String path : texts(properties.path("type").path("enum"))) {
            Optional<Problem> problem = Problem.named(path.replace("/problems/", ""));
            if (path.startsWith("/problems/")
                    && !told.isMissingNode()
                    && problem.filter(known -> known.status() == told.asInt()).isEmpty()) {
                faults.add("has another status: " + path + " at " + place);
            }
        }
        place(place)
                .filter(status -> !told.isMissingNode() && status != told.asInt())
                .ifPresent(_ -> faults.add("answers another status than it tells: " + place));
    }

    /** The status under which an answer stands. */
    private static Optional<Integer> place(String place) {
        return Pattern.compile("/responses/([0-9]{3})/")
                .matcher(place)
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .findFirst();
    }

    /** The problems that are named there, or in what is referred to there. */
    private Set<String> named(JsonNode node) {
        return resolved(node).findValues("enum").stream()
                .flatMap(values -> texts(values).stream())
                .filter(value -> value.startsWith("/problems/"))
                .collect(Collectors.toSet());
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static Set<String> parameters(JsonNode operation, String in) {
        return operation
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asText().equals(in))
                .map(parameter -> parameter.path("name").asText())
                .collect(Collectors.toSet());
    }

    private static Set<String> fieldNames(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private static Set<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).collect(Collectors.toSet());
    }

    /** A schema of the document, by itself: what it refers to goes along. */
    private JsonSchema schema(JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        return SCHEMAS.getSchema(whole.set("components", document.path("components")));
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    private static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String name(Route route) {
        return route.method() + " " + route.template();
    }

    private void same(String what, Set<String> described, Stream<String> real) {
        Set<String> are = real.collect(Collectors.toCollection(TreeSet::new));
        if (!are.equals(described)) {
            faults.add("other " + what + ": " + new TreeSet<>(described) + " instead of " + are);
        }
    }
}
