package io.portcullis.http.body;

import com.fasterxml.jackson.databind.JsonNode;
import io.portcullis.http.answer.Answer;
import io.portcullis.http.answer.FieldFault;
import io.portcullis.http.answer.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a body of a given shape. What is not JSON is refused alone; then all faults of shape are told together; the
 * values are looked at only in a body without either.
 */
public final class BodyReader {

    private BodyReader() {}

    /**
     * Answers with {@code next} if the body has the shape.
     *
     * @param contentTypes the values of {@code Content-Type}; a body without any content needs none
     * @param encoded whether there was a {@code Content-Encoding}, whatever it says
     */
    public static Answer whenShaped(
            Shape shape, List<String> contentTypes, boolean encoded, byte[] content, Function<Fields, Answer> next) {
        if (encoded) {
            return Problem.UNSUPPORTED_MEDIA_TYPE.refusal().with("Accept-Encoding", "identity");
        }
        boolean nothing = contentTypes.isEmpty() && content.length == 0;
        if (!nothing && !(contentTypes.size() == 1 && MediaType.isJson(contentTypes.getFirst()))) {
            return Problem.UNSUPPORTED_MEDIA_TYPE.refusal().with("Accept", "application/json");
        }
        Optional<JsonNode> body = StrictJson.read(content);
        if (body.isEmpty()) {
            return Problem.MALFORMED_REQUEST
                    .refusal()
                    .because("the body is not one JSON value in UTF-8 without duplicate members");
        }
        List<FieldFault> faults = shape.faults(body.get());
        return faults.isEmpty()
                ? next.apply(new Fields(body.get()))
                : Problem.MALFORMED_REQUEST.refusal().blaming(faults);
    }
}
