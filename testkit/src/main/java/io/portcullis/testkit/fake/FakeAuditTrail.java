package io.portcullis.testkit.fake;

import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.audit.AuditEntry;
import io.portcullis.domain.audit.AuditPosition;
import io.portcullis.domain.port.AuditTrail;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The audit trail of a {@code World}. */
public final class FakeAuditTrail implements AuditTrail {

    /** As databases order identifiers; {@code UUID} itself takes half of them for negative. */
    private static final Comparator<AuditPosition> ORDER = Comparator.comparing(AuditPosition::at)
            .thenComparing(position -> position.id().toString());

    private final FakeTransactions transactions;

    public FakeAuditTrail(FakeTransactions transactions) {
        this.transactions = transactions;
    }

    /** The whole trail, in the order in which things happened. */
    public List<AuditEntry> all() {
        return transactions.state().trail().values().stream()
                .sorted(Comparator.comparing(AuditEntry::position, ORDER))
                .toList();
    }

    @Override
    public void add(AuditEntry entry) {
        transactions.change(state -> {
            if (state.trail().containsKey(entry.id())) {
                throw new IllegalStateException("there is an entry " + entry.id() + " already");
            }
            return state.with(entry);
        });
    }

    @Override
    public List<AuditEntry> about(AccountId account, Optional<AuditPosition> before, int limit) {
        return all(Optional.of(account), Optional.empty(), before, limit);
    }

    @Override
    public List<AuditEntry> all(
            Optional<AccountId> account, Optional<String> kind, Optional<AuditPosition> before, int limit) {
        return all().reversed().stream()
                .filter(entry -> account.isEmpty() || entry.account().equals(account))
                .filter(entry -> kind.isEmpty() || entry.kind().equals(kind.get()))
                .filter(entry -> before.isEmpty() || ORDER.compare(entry.position(), before.get()) < 0)
                .limit(limit)
                .toList();
    }

    @Override
    public int sweep(Instant before) {
        return transactions.write(draft -> {
            int kept = draft.state.trail().size();
            draft.state = draft.state.withoutEntries(entry -> entry.at().isBefore(before));
            return kept - draft.state.trail().size();
        });
    }
}
