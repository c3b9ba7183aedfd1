package io.portcullis.testkit.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AssertProvider;

/**
 * What a server answered.
 *
 * @param body empty where there was none
 */
record Answer(int status, HttpHeaders headers, String body) implements AssertProvider<AnswerAssert> {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static Answer of(int status, HttpHeaders headers, byte[] body) {
        try {
            return new Answer(
                    status,
                    headers,
                    UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException e) {
            throw new AssertionError("an answer that is not UTF-8", e);
        }
    }

    JsonNode json() {
        try {
            return STRICT.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + body, e);
        }
    }

    /** The text of a member that must be there. */
    String text(String member) {
        return json().required(member).asText();
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The media type without its parameters; empty where none is told. */
    String mediaType() {
        String type = header("Content-Type").orElse("");
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip();
    }

    /** The methods that it allows, in the order told. */
    List<String> allow() {
        return List.of(header("Allow").orElse("").split(", *", -1));
    }

    /** This answer as anybody else would have got it: without what names the request or tells the time. */
    Answer anonymous() {
        return without("X-Request-Id", "Date").hiding(header("X-Request-Id").orElseThrow());
    }

    /** This answer without the headers of those names. */
    Answer without(String... names) {
        List<String> hidden = List.of(names);
        HttpHeaders others =
                HttpHeaders.of(headers.map(), (name, _) -> hidden.stream().noneMatch(name::equalsIgnoreCase));
        return new Answer(status, others, body);
    }

    private Answer hiding(String text) {
        return new Answer(status, headers, body.replace(text, "…"));
    }

    @Override
    public AnswerAssert assertThat() {
        return new AnswerAssert(this);
    }

    @Override
    public String toString() {
        return status + " " + body;
    }
}
