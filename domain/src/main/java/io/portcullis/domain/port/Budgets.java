package io.portcullis.domain.port;

import io.portcullis.domain.throttle.Budget;
import io.portcullis.domain.throttle.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** What all subjects have spent. Every change names what it saw, so that of any number at once one succeeds. */
public interface Budgets {

    /** The subject's budget; absent where it never tried, was swept, or lost its place to another. */
    Optional<Budget> find(Subject subject);

    /**
     * Exchanges a subject's budget. Where it has none, it takes the place of whoever else holds it.
     *
     * @param seen what it was; absent where it had none
     * @return false where it is no longer {@code seen}; nothing was written
     */
    boolean exchange(Subject subject, Optional<Budget> seen, Budget next);

    /**
     * Forgets the budgets of these subjects, whatever they have spent; they begin afresh. A place that somebody else
     * holds meanwhile stays theirs.
     */
    void remove(Collection<? extends Subject> subjects);

    /**
     * Forgets the budgets in which nothing was reserved since that instant, but for the failures of a lasting subject.
     *
     * @return how many
     */
    int sweep(Instant before);
}
