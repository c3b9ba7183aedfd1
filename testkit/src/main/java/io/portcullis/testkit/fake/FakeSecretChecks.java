package io.portcullis.testkit.fake;

import io.portcullis.domain.port.SecretChecks;
import io.portcullis.domain.secret.SecretCheck;
import java.util.Optional;

/** The check value of a {@code World}'s secret. */
public final class FakeSecretChecks implements SecretChecks {

    private final FakeTransactions transactions;

    public FakeSecretChecks(FakeTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<SecretCheck> find() {
        return transactions.state().check();
    }

    @Override
    public boolean claim(SecretCheck check) {
        return exchange(Optional.empty(), check);
    }

    @Override
    public boolean replace(SecretCheck seen, SecretCheck next) {
        return exchange(Optional.of(seen), next);
    }

    private boolean exchange(Optional<SecretCheck> seen, SecretCheck next) {
        return transactions.write(draft -> {
            boolean unchanged = draft.state.check().equals(seen);
            if (unchanged) {
                draft.state = draft.state.with(next);
            }
            return unchanged;
        });
    }
}
