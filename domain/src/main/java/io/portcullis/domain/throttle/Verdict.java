package io.portcullis.domain.throttle;

import java.time.Duration;
import java.time.Instant;

/** Whether a try is admitted. */
public sealed interface Verdict {

    /**
     * It is, if the subject's budget becomes {@code next} before anybody else changes it.
     *
     * @param next with the try reserved in it
     */
    record Admitted(Budget next) implements Verdict {}

    /**
     * It is not; nothing is spent.
     *
     * @param retryAfter when one may be, in whole seconds, one at least
     */
    record Wait(Duration retryAfter) implements Verdict {

        private static final Duration SHORTEST = Duration.ofSeconds(1);

        /** A wait until that instant. */
        static Wait until(Instant instant, Instant now) {
            Duration whole = Duration.ofSeconds(
                    Duration.between(now, instant).plusNanos(999_999_999).toSeconds());
            return new Wait(whole.compareTo(SHORTEST) < 0 ? SHORTEST : whole);
        }
    }
}
