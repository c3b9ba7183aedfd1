package io.portcullis.benchmarks;

import io.portcullis.domain.port.SigningKeys;
import io.portcullis.domain.signing.KeyId;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.domain.signing.WrappedPrivateKey;
import java.time.Duration;
import java.util.List;

/** A store of keys that holds one, for ever. */
record OneKey(SigningKey key) implements SigningKeys {

    @Override
    public List<SigningKey> all() {
        return List.of(key);
    }

    @Override
    public boolean add(SigningKey other) {
        return false;
    }

    @Override
    public boolean rewrap(KeyId id, WrappedPrivateKey seen, WrappedPrivateKey rewrapped) {
        return false;
    }

    @Override
    public boolean lengthen(KeyId id, Duration tokenLife) {
        return false;
    }

    @Override
    public boolean remove(KeyId id) {
        return false;
    }
}
