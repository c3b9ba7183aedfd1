package io.portcullis.http.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;

/** The body of an answer; it is sent in UTF-8. */
public record Content(String mediaType, String text) {

    private static final ObjectWriter WRITER = new ObjectMapper().writer();

    /** A JSON document. */
    public static Content json(JsonNode document) {
        return jsonText(write(document));
    }

    /** A JSON document that is written already. */
    public static Content jsonText(String document) {
        return new Content("application/json", document);
    }

    /** A problem document (RFC 9457). */
    static Content problem(JsonNode document) {
        return new Content("application/problem+json", write(document));
    }

    /** A text for people, in Markdown (RFC 7763). */
    public static Content markdown(String text) {
        return new Content("text/markdown; charset=utf-8", text);
    }

    private static String write(JsonNode document) {
        try {
            return WRITER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can always be written", e);
        }
    }
}
