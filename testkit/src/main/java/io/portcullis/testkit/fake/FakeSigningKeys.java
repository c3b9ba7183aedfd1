package io.portcullis.testkit.fake;

import io.portcullis.domain.port.SigningKeys;
import io.portcullis.domain.signing.KeyId;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.domain.signing.WrappedPrivateKey;
import java.time.Duration;
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
                .sorted(Comparator.comparingLong(key -> key.term().number()))
                .toList();
    }

    @Override
    public boolean add(SigningKey key) {
        return transactions.write(draft -> {
            long number = key.term().number();
            if (draft.state.keys().values().stream()
                    .anyMatch(other -> other.term().number() == number)) {
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
            draft.state = draft.state.with(key.wrapped(rewrapped));
            return true;
        });
    }

    @Override
    public boolean lengthen(KeyId id, Duration tokenLife) {
        return transactions.write(draft -> {
            SigningKey key = draft.state.keys().get(id);
            if (key == null || key.term().tokenLife().compareTo(tokenLife) >= 0) {
                return false;
            }
            draft.state = draft.state.with(new SigningKey(
                    key.algorithm(),
                    key.publicKey(),
                    key.privateKey(),
                    key.term().lengthened(tokenLife)));
            return true;
        });
    }

    @Override
    public boolean remove(KeyId id) {
        return transactions.write(draft -> {
            boolean there = draft.state.keys().containsKey(id);
            draft.state = draft.state.withoutKeys(key -> key.id().equals(id));
            return there;
        });
    }
}
