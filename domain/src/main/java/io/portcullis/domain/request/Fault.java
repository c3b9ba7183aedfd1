package io.portcullis.domain.request;

/**
 * What is wrong with a value that somebody sent, told so that they can mend it. It never repeats the value.
 *
 * @param detail one clause in plain words, such as {@code 15 characters at least}
 */
public record Fault(Code code, String detail) {

    /** The kinds of fault that a well-shaped value can have; stable, for programs to act on. */
    public enum Code {
        MALFORMED,
        TOO_SHORT,
        TOO_LONG,
        TOO_COMMON,
        CONTAINS_EMAIL,
        UNCHANGED
    }
}
