package io.portcullis.domain.request;

import java.util.Optional;

/** What came of reading something sent as a domain value: the value, whose existence is its validity, or its fault. */
public sealed interface Parsed<T> {

    /** It could be read. */
    record Valid<T>(T value) implements Parsed<T> {}

    /** It could not. */
    record Invalid<T>(Fault fault) implements Parsed<T> {}

    static <T> Parsed<T> valid(T value) {
        return new Valid<>(value);
    }

    static <T> Parsed<T> invalid(Fault.Code code, String detail) {
        return new Invalid<>(new Fault(code, detail));
    }

    /** The value, or nothing where there was a fault; for callers to whom every fault is the same. */
    default Optional<T> ifValid() {
        return switch (this) {
            case Valid<T>(T value) -> Optional.of(value);
            case Invalid<T> _ -> Optional.empty();
        };
    }
}
