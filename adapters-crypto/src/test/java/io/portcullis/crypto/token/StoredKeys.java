package io.portcullis.crypto.token;

import io.portcullis.domain.port.SigningKeys;
import io.portcullis.domain.signing.KeyId;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.domain.signing.WrappedPrivateKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that holds any keys whatever, as one does that somebody has tampered with, and counts how often it is read. */
final class StoredKeys implements SigningKeys {

    private final List<SigningKey> keys = new CopyOnWriteArrayList<>();
    private final AtomicInteger readings = new AtomicInteger();
    private Runnable whileReading = () -> {};

    StoredKeys(SigningKey... keys) {
        this.keys.addAll(List.of(keys));
    }

    void replace(SigningKey key, SigningKey other) {
        keys.set(keys.indexOf(key), other);
    }

    int readings() {
        return readings.get();
    }

    /** Has something happen in the midst of every reading from now on. */
    void whileReading(Runnable action) {
        whileReading = action;
    }

    @Override
    public List<SigningKey> all() {
        readings.incrementAndGet();
        whileReading.run();
        return List.copyOf(keys);
    }

    @Override
    public boolean add(SigningKey key) {
        return keys.add(key);
    }

    @Override
    public boolean rewrap(KeyId id, WrappedPrivateKey seen, WrappedPrivateKey rewrapped) {
        throw new UnsupportedOperationException("nothing here wraps keys");
    }

    @Override
    public boolean lengthen(KeyId id, Duration tokenLife) {
        throw new UnsupportedOperationException("nothing here gives tokens longer lives");
    }

    @Override
    public boolean remove(KeyId id) {
        return keys.removeIf(key -> key.id().equals(id));
    }
}
