package io.portcullis.application.throttle;

import io.portcullis.domain.port.Budgets;
import java.time.InstantSource;

/** The index of the street: all that is done about budgets beside spending them. */
public record ThrottleUseCases(SweepBudgets sweepBudgets) {

    public static ThrottleUseCases over(Budgets budgets, InstantSource clock) {
        return new ThrottleUseCases(new SweepBudgets(budgets, clock));
    }
}
