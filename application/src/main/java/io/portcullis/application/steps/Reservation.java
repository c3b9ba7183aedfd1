package io.portcullis.application.steps;

import io.portcullis.domain.throttle.Budget;
import io.portcullis.domain.throttle.Subject;
import java.util.List;

/** A try that {@link SpendBudget} has admitted and that waits to be settled. */
public final class Reservation {

    /** One subject's part in it: its budget, with the try reserved. */
    record Part(Subject subject, Budget reserved) {}

    private final List<Part> parts;

    /**
     * Only the step that reserves makes one.
     *
     * @param parts one for each subject that the try is counted by; none where nothing is limited
     */
    Reservation(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    List<Part> parts() {
        return parts;
    }
}
