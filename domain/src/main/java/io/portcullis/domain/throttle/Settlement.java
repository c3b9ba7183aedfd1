package io.portcullis.domain.throttle;

/** What came of a try that was admitted. */
public enum Settlement {
    /** It was right: the subject's failures are forgotten, and nobody else's. */
    RIGHT,
    /** It was wrong: what was reserved is spent. */
    WRONG,
    /** There was no room or no need to check it: what was reserved is given back. */
    NOT_CHECKED
}
