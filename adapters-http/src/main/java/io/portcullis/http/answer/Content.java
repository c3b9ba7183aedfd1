package io.portcullis.http.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * The body of an answer; it is sent in UTF-8.
 *
 * @param pieces what it consists of, one at least. Where it is long they may be made as they are sent, which they can be
 *     once only; whoever sends them must break off where making one fails.
 */
public record Content(String mediaType, Iterable<String> pieces) {

    private static final ObjectWriter WRITER = new ObjectMapper().writer();

    /** A short one, made already. */
    public Content(String mediaType, String text) {
        this(mediaType, List.of(text));
    }

    /** A JSON document. */
    public static Content json(JsonNode document) {
        return jsonText(write(document));
    }

    /** A JSON document that is written already. */
    public static Content jsonText(String document) {
        return new Content("application/json", document);
    }

    /**
     * A JSON document whose last member is a list that may be long; no more than one element is held at a time.
     *
     * @param start all other members, of which there is one at least
     */
    public static Content json(ObjectNode start, String list, Stream<? extends JsonNode> elements) {
        LongDocument document = new LongDocument(start, list, elements.iterator());
        return new Content("application/json", () -> document);
    }

    /** A problem document (RFC 9457). */
    static Content problem(JsonNode document) {
        return new Content("application/problem+json", write(document));
    }

    /** A text for people, in Markdown (RFC 7763). */
    public static Content markdown(String text) {
        return new Content("text/markdown; charset=utf-8", text);
    }

    /** A page for people; whatever in it isn't ours is escaped. */
    public static Content html(String page) {
        return new Content("text/html; charset=utf-8", page);
    }

    /** All pieces as one. */
    public String text() {
        return String.join("", pieces);
    }

    static String write(JsonNode document) {
        try {
            return WRITER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can always be written", e);
        }
    }
}
