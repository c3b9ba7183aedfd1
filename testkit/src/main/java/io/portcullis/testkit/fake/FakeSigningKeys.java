package io.portcullis.testkit.fake;

import io.portcullis.domain.port.SigningKeys;
import io.portcullis.domain.signing.KeyId;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.domain.signing.WrappedPrivateKey;
import java.util.Comparator;
import java.util.List;

/** The signing keys of a {@code World}. */
public final class FakeSigningKeys implements SigningKeys {

    private final FakeTransactions transactions;

    public FakeSigningKeys(FakeTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<SigningKey> all() {
        return transactions.state().keys().values().stream()
                .sorted(Comparator.comparing(SigningKey::createdAt))
                .toList();
    }

    @Override
    public boolean addFirst(SigningKey key) {
        return transactions.write(draft -> {
            if (draft.state.keys().values().stream().anyMatch(other -> other.algorithm() == key.algorithm())) {
                return false;
            }
            draft.state = draft.state.with(key);
            return true;
        });
    }

    @Override
    public boolean rewrap(KeyId id, WrappedPrivateKey seen, WrappedPrivateKey rewrapped) {
        return transactions.write(draft -> {
            SigningKey key = draft.state.keys().get(id);
            if (key == null || !key.privateKey().equals(seen)) {
                return false;
            }
            draft.state =
                    draft.state.with(new SigningKey(key.algorithm(), key.publicKey(), rewrapped, key.createdAt()));
            return true;
        });
    }
}
