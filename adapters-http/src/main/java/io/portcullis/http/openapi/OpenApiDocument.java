package io.portcullis.http.openapi;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** One document out of many fragments, each of which lies beside a class. */
final class OpenApiDocument {

    /** What a fragment is called. */
    static final String FRAGMENT = "openapi.json";

    /** How deep fragments may meet: {@code paths}, a path, its method; {@code components}, a kind, a name. */
    private static final int MEETING_DEPTH = 2;

    private static final ObjectReader READER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private OpenApiDocument() {}

    /**
     * The fragments beside these classes as one.
     *
     * @throws IllegalArgumentException if one is missing, or two define the same
     */
    static ObjectNode of(List<? extends Class<?>> streets) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        streets.forEach(street -> merge(document, fragment(street), street.getPackageName(), 0));
        return document;
    }

    private static JsonNode fragment(Class<?> street) {
        try (InputStream fragment = street.getResourceAsStream(FRAGMENT)) {
            if (fragment == null) {
                throw new IllegalArgumentException("no " + FRAGMENT + " beside " + street.getName());
            }
            return READER.readTree(fragment);
        } catch (IOException e) {
            throw new UncheckedIOException(FRAGMENT + " of " + street.getPackageName() + " can't be read", e);
        }
    }

    private static void merge(ObjectNode whole, JsonNode fragment, String place, int depth) {
        fragment.properties().forEach(entry -> {
            String name = entry.getKey();
            JsonNode there = whole.get(name);
            if (there == null) {
                whole.set(name, entry.getValue());
            } else if (depth < MEETING_DEPTH
                    && there instanceof ObjectNode object
                    && entry.getValue().isObject()) {
                merge(object, entry.getValue(), place + " " + name, depth + 1);
            } else {
                throw new IllegalArgumentException("defined twice: " + name + ", again in " + place);
            }
        });
    }
}
