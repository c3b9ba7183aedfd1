package io.portcullis.application.session.culprits;

import io.portcullis.domain.port.Budgets;
import io.portcullis.domain.throttle.Budget;
import io.portcullis.domain.throttle.Subject;
import java.util.Optional;

/** Use cases that change a budget past the step that reserves and settles. */
public interface SpendsABudgetItself {

    /** Calls the port. */
    class ByCall implements SpendsABudgetItself {
        boolean forgive(Budgets budgets, Subject subject, Budget seen) {
            return budgets.exchange(subject, Optional.of(seen), Budget.UNTOUCHED);
        }
    }

    /** Hands on the port's method. */
    class ByReference implements SpendsABudgetItself {
        interface Exchange {
            boolean exchange(Subject subject, Optional<Budget> seen, Budget next);
        }

        Exchange forgive(Budgets budgets) {
            return budgets::exchange;
        }
    }
}
