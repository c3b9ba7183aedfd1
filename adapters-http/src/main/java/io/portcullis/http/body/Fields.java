package io.portcullis.http.body;

import com.fasterxml.jackson.databind.JsonNode;
import io.portcullis.domain.request.Fault;
import io.portcullis.domain.request.Parsed;
import io.portcullis.http.answer.Answer;
import io.portcullis.http.answer.FieldFault;
import io.portcullis.http.answer.Problem;
import io.portcullis.http.answer.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A body of the right shape, about to become domain values. It gathers the faults of all values, so that a caller
 * learns of them at once. Belongs to one request.
 */
public final class Fields {

    private final JsonNode body;
    private final List<FieldFault> faults = new ArrayList<>();

    Fields(JsonNode body) {
        this.body = body;
    }

    /** A required text, as it was sent. */
    public String text(String name) {
        return body.required(name).textValue();
    }

    /** A text that may be absent, as it was sent. */
    public Optional<String> maybeText(String name) {
        return Optional.ofNullable(body.path(name).textValue());
    }

    /** A required text, as the value it stands for. */
    public <T> Field<T> value(String name, Function<String, Parsed<T>> parser) {
        return field(name, parser.apply(text(name)));
    }

    /** A required list of texts, as the value they stand for together. */
    public <T> Field<T> valueOfTexts(String name, Function<List<String>, Parsed<T>> parser) {
        return field(
                name,
                parser.apply(body.required(name)
                        .valueStream()
                        .map(JsonNode::textValue)
                        .toList()));
    }

    private <T> Field<T> field(String name, Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Valid<T>(T value) -> new Field<>(name, value);
            case Parsed.Invalid<T>(Fault fault) -> {
                faults.add(FieldFault.of(name, fault));
                yield new Field<>(name, null);
            }
        };
    }

    /** A text that may be absent, as the value it stands for; an empty one counts as absent. */
    public <T> Field<Optional<T>> valueUnlessEmpty(String name, Function<String, Parsed<T>> parser) {
        boolean absent = body.path(name).asText().isEmpty();
        return absent
                ? new Field<>(name, Optional.empty())
                : value(name, text -> switch (parser.apply(text)) {
                    case Parsed.Valid<T>(T value) -> Parsed.valid(Optional.of(value));
                    case Parsed.Invalid<T>(Fault fault) -> new Parsed.Invalid<>(fault);
                });
    }

    /** Answers with {@code next} if no value had a fault, else with all faults. */
    public Answer whenValid(Supplier<Answer> next) {
        return faults.isEmpty() ? next.get() : Problem.INVALID_REQUEST.refusal().blaming(faults);
    }

    /** Refuses one value for a reason that only the inside could know. */
    public static Refusal refuse(String name, Fault fault) {
        return Problem.INVALID_REQUEST.refusal().blaming(List.of(FieldFault.of(name, fault)));
    }
}
