package io.portcullis.testkit.fake;

import io.portcullis.domain.port.Budgets;
import io.portcullis.domain.throttle.Budget;
import io.portcullis.domain.throttle.Subject;
import io.portcullis.testkit.fake.Snapshot.StoredBudget;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** The budgets of a {@code World}. */
public final class FakeBudgets implements Budgets {

    private final FakeTransactions transactions;

    public FakeBudgets(FakeTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Budget> find(Subject subject) {
        return Optional.ofNullable(transactions.state().budgets().get(subject.slot()))
                .filter(stored -> stored.subject().equals(subject))
                .map(StoredBudget::budget);
    }

    @Override
    public boolean exchange(Subject subject, Optional<Budget> seen, Budget next) {
        return transactions.write(draft -> {
            boolean unchanged = find(subject).equals(seen);
            if (unchanged) {
                draft.state = draft.state.with(new StoredBudget(subject, next));
            }
            return unchanged;
        });
    }

    @Override
    public void remove(Collection<? extends Subject> subjects) {
        transactions.change(state -> state.withoutBudgets(stored -> subjects.contains(stored.subject())));
    }

    @Override
    public int sweep(Instant before) {
        return transactions.write(draft -> {
            int kept = draft.state.budgets().size();
            draft.state = draft.state.withoutBudgets(
                    stored -> stored.budget().reservedAt().isBefore(before) && !lasting(stored));
            return kept - draft.state.budgets().size();
        });
    }

    private static boolean lasting(StoredBudget stored) {
        Budget budget = stored.budget();
        return stored.subject().lasting() && (budget.failures() > 0 || budget.inFlight() > 0);
    }
}
