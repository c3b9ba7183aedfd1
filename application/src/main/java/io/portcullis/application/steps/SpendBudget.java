package io.portcullis.application.steps;

import io.portcullis.domain.port.Budgets;
import io.portcullis.domain.port.Pseudonyms;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.throttle.Act;
import io.portcullis.domain.throttle.Budget;
import io.portcullis.domain.throttle.Limit;
import io.portcullis.domain.throttle.Limits;
import io.portcullis.domain.throttle.Settlement;
import io.portcullis.domain.throttle.Subject;
import io.portcullis.domain.throttle.Verdict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Reserves a try before the work that it costs, and settles it afterwards. The store referees: whoever loses a race for
 * a budget looks again and decides anew, and since each race has a winner who spends something, nobody runs for ever.
 */
public final class SpendBudget {

    private final Budgets budgets;
    private final Pseudonyms pseudonyms;
    private final Optional<Limits> limits;
    private final InstantSource clock;

    /**
     * Spends by these limits.
     *
     * @param limits absent where nothing is limited
     */
    public SpendBudget(Budgets budgets, Pseudonyms pseudonyms, Optional<Limits> limits, InstantSource clock) {
        this.budgets = budgets;
        this.pseudonyms = pseudonyms;
        this.limits = limits;
        this.clock = clock;
    }

    /** What came of asking for a try. */
    public sealed interface Outcome {

        /** It may be made, and must be settled. One that never is counts as wrong. */
        record Admitted(Reservation reservation) implements Outcome {}

        /** It may not be made now; nothing was spent. */
        record Throttled(Duration retryAfter) implements Outcome {}
    }

    /** Reserves a try of a client that hasn't proved who it is. */
    public Outcome reserve(Act act, Origin origin) {
        return reserve(new Subject.Client(act, pseudonyms.ofNetwork(origin.network())));
    }

    /** Reserves a try of that subject. */
    public Outcome reserve(Subject subject) {
        return limits.map(all -> reserve(subject, all.of(subject)))
                .orElseGet(() -> new Outcome.Admitted(new Reservation(subject, Optional.empty())));
    }

    private Outcome reserve(Subject subject, Limit limit) {
        while (true) {
            Optional<Budget> seen = budgets.find(subject);
            switch (limit.reserve(seen.orElse(Budget.UNTOUCHED), clock.instant())) {
                case Verdict.Admitted(Budget next) -> {
                    if (budgets.exchange(subject, seen, next)) {
                        return new Outcome.Admitted(new Reservation(subject, Optional.of(next)));
                    }
                }
                case Verdict.Wait(Duration retryAfter) -> {
                    return new Outcome.Throttled(retryAfter);
                }
            }
        }
    }

    /** Settles a try, once. */
    public void settle(Reservation reservation, Settlement settlement) {
        reservation.reserved().ifPresent(reserved -> settle(reservation.subject(), reserved, settlement));
    }

    private void settle(Subject subject, Budget reserved, Settlement settlement) {
        Limit limit = limits.orElseThrow().of(subject);
        Optional<Budget> seen = Optional.of(reserved);
        while (seen.isPresent()) {
            Budget next = limit.settle(seen.get(), reserved, settlement, clock.instant());
            if (next.equals(seen.get()) || budgets.exchange(subject, seen, next)) {
                return;
            }
            seen = budgets.find(subject);
        }
    }
}
