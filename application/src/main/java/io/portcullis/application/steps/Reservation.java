package io.portcullis.application.steps;

import io.portcullis.domain.throttle.Budget;
import io.portcullis.domain.throttle.Subject;
import java.util.Optional;

/** A try that {@link SpendBudget} has admitted and that waits to be settled. */
public final class Reservation {

    private final Subject subject;
    private final Optional<Budget> reserved;

    /**
     * Only the step that reserves makes one.
     *
     * @param reserved the budget with the try in it; absent where nothing is limited
     */
    Reservation(Subject subject, Optional<Budget> reserved) {
        this.subject = subject;
        this.reserved = reserved;
    }

    Subject subject() {
        return subject;
    }

    Optional<Budget> reserved() {
        return reserved;
    }
}
