package io.portcullis.http.body;

import org.jspecify.annotations.Nullable;

/** One value of a body; it can be had only once all of them were found to be valid. */
public final class Field<T> {

    private final String name;
    private final @Nullable T value;

    Field(String name, @Nullable T value) {
        this.name = name;
        this.value = value;
    }

    /** The value; to be asked for inside {@link Fields#whenValid} only. */
    public T value() {
        if (value == null) {
            throw new IllegalStateException(name + " has a fault and no value");
        }
        return value;
    }
}
