package io.portcullis.application.throttle;

import io.portcullis.domain.port.Budgets;
import java.time.Duration;
import java.time.InstantSource;

/** Forgets the budgets of those who have long stopped trying, but for the failures at an existing account. */
public final class SweepBudgets {

    /** Much longer than any wait, so that nobody waits less for being forgotten. */
    private static final Duration IDLE = Duration.ofDays(1);

    private final Budgets budgets;
    private final InstantSource clock;

    SweepBudgets(Budgets budgets, InstantSource clock) {
        this.budgets = budgets;
        this.clock = clock;
    }

    /** It is time. */
    public record Command() {}

    /** What came of it. */
    public sealed interface Outcome {

        /** That many budgets are forgotten. */
        record Swept(int budgets) implements Outcome {}
    }

    public Outcome handle(Command command) {
        return new Outcome.Swept(budgets.sweep(clock.instant().minus(IDLE)));
    }
}
