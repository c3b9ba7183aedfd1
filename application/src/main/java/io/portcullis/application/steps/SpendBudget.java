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
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
        return reserve(List.of(client(act, origin)));
    }

    /** Whose tries count together with those of a client that hasn't proved who it is. */
    public Subject client(Act act, Origin origin) {
        return new Subject.Client(act, pseudonyms.ofNetwork(origin.network()));
    }

    /**
     * Reserves one try that counts for each of these subjects: for all of them or for none. Where one has to wait, nothing
     * is written, so that whoever is turned away costs a look.
     */
    public Outcome reserve(List<Subject> subjects) {
        return limits.map(all -> reserve(subjects, all))
                .orElseGet(() -> new Outcome.Admitted(new Reservation(List.of())));
    }

    private Outcome reserve(List<Subject> subjects, Limits all) {
        while (true) {
            List<Intent> intents =
                    subjects.stream().map(subject -> intent(subject, all)).toList();
            Optional<Duration> wait =
                    intents.stream().flatMap(intent -> intent.toWait().stream()).max(Duration::compareTo);
            if (wait.isPresent()) {
                return new Outcome.Throttled(wait.get());
            }
            List<Reservation.Part> parts =
                    intents.stream().takeWhile(this::carryOut).map(Intent::part).toList();
            if (parts.size() == intents.size()) {
                return new Outcome.Admitted(new Reservation(parts));
            }
            settle(new Reservation(parts), Settlement.NOT_CHECKED);
        }
    }

    /**
     * Spends one try for each of these subjects, where nobody may tell by the time it takes whether it was admitted: the
     * same is read and as much is written either way. None is spent where one has to wait, save to whoever loses a race.
     *
     * @return whether it was admitted
     */
    public boolean spendUnseen(List<Subject> subjects) {
        return limits.map(all -> spendUnseen(subjects, all)).orElse(true);
    }

    private boolean spendUnseen(List<Subject> subjects, Limits all) {
        List<Intent> intents =
                subjects.stream().map(subject -> intent(subject, all)).toList();
        boolean admitted = intents.stream().allMatch(intent -> intent.toWait().isEmpty());
        return intents.stream()
                .map(intent -> carryOutUnseen(intent, admitted, all))
                .reduce(admitted, Boolean::logicalAnd);
    }

    /** Whoever loses the race for a budget has been admitted no less than the winner, and is so only if it still may be. */
    private boolean carryOutUnseen(Intent intent, boolean admitted, Limits all) {
        Intent present = intent;
        while (true) {
            boolean spends = admitted && present.toWait().isEmpty();
            if (budgets.exchange(
                    present.subject(),
                    present.seen(),
                    spends ? present.part().reserved() : present.looked(clock.instant()))) {
                return spends;
            }
            present = intent(intent.subject(), all);
        }
    }

    /**
     * Settles a try, once.
     *
     * @return the subjects whose budgets this has closed
     */
    public List<Subject> settle(Reservation reservation, Settlement settlement) {
        return reservation.parts().stream()
                .filter(part -> closes(part, settlement))
                .map(Reservation.Part::subject)
                .toList();
    }

    private boolean closes(Reservation.Part part, Settlement settlement) {
        Limit limit = limits.orElseThrow().of(part.subject());
        Optional<Budget> seen = Optional.of(part.reserved());
        while (seen.isPresent()) {
            Budget next = limit.settle(seen.get(), part.reserved(), settlement, clock.instant());
            if (next.equals(seen.get()) || budgets.exchange(part.subject(), seen, next)) {
                return limit.closed(next) && !limit.closed(seen.get());
            }
            seen = budgets.find(part.subject());
        }
        return false;
    }

    private Intent intent(Subject subject, Limits all) {
        Optional<Budget> seen = budgets.find(subject);
        return new Intent(subject, seen, all.of(subject).reserve(seen.orElse(Budget.UNTOUCHED), clock.instant()));
    }

    private boolean carryOut(Intent intent) {
        return budgets.exchange(intent.subject(), intent.seen(), intent.part().reserved());
    }

    /** What a look at a subject's budget led to, before anything is written. */
    private record Intent(Subject subject, Optional<Budget> seen, Verdict verdict) {

        Optional<Duration> toWait() {
            return switch (verdict) {
                case Verdict.Wait(Duration retryAfter) -> Optional.of(retryAfter);
                case Verdict.Admitted _ -> Optional.empty();
            };
        }

        /** The budget with nothing spent of it, but the time of this look. */
        Budget looked(Instant now) {
            Budget present = seen.orElse(Budget.UNTOUCHED);
            return new Budget(present.epoch(), present.failures(), present.inFlight(), now, present.opensAt());
        }

        Reservation.Part part() {
            return switch (verdict) {
                case Verdict.Admitted(Budget next) -> new Reservation.Part(subject, next);
                case Verdict.Wait _ -> throw new IllegalStateException("who waits reserves nothing");
            };
        }
    }
}
