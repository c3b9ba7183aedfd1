package io.portcullis.http.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One JSON value in UTF-8 and nothing else: no byte order mark, no duplicate member, no trailing text (RFC 8259). */
final class StrictJson {

    /** A body has 16 KiB, so nothing in it is longer or deeper; what is merely of the wrong type must be told as such. */
    private static final int LIMIT = 16 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Names come from callers: they are not kept in any table that outlives the request. */
    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(LIMIT)
                            .maxNumberLength(LIMIT)
                            .maxNameLength(LIMIT)
                            .maxStringLength(LIMIT)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private StrictJson() {}

    /** Absent where the bytes are anything else. */
    static Optional<JsonNode> read(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf(BYTE_ORDER_MARK) == 0) {
                return Optional.empty();
            }
            return Optional.of(READER.readTree(text)).filter(tree -> !tree.isMissingNode());
        } catch (CharacterCodingException | JsonProcessingException _) {
            return Optional.empty();
        }
    }
}
