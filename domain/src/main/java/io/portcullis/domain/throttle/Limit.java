package io.portcullis.domain.throttle;

import java.time.Instant;

/** A rule by which a subject's budget is spent. Both decisions are pure; who loses a race for a budget decides again. */
public sealed interface Limit permits FailureLimit, RateLimit {

    /** Whether the next try is admitted. */
    Verdict reserve(Budget budget, Instant now);

    /**
     * The budget once a try is settled.
     *
     * @param budget as it is now
     * @param reserved as it was when the try was admitted
     */
    Budget settle(Budget budget, Budget reserved, Settlement settlement, Instant now);

    /** Whether the budget admits nothing more, however long one waits. */
    boolean closed(Budget budget);
}
