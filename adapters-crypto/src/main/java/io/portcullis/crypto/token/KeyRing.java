package io.portcullis.crypto.token;

import io.portcullis.crypto.signing.AesKeyVault;
import io.portcullis.domain.port.SigningKeys;
import io.portcullis.domain.signing.PublicKey;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.signing.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stored keys that are ours, unwrapped, in one immutable set that is read again when it is older than a minute or
 * lacks a key that a token names. One caller reads; the others go on with the set there is. A key stays unwrapped while
 * it is stored, so that a node whose environment lacks a newer secret keeps verifying.
 */
final class KeyRing {

    /** How long the set is taken for the store's; other nodes count on it when they publish a key before it signs. */
    private static final Duration FRESH = Duration.ofSeconds(60);

    /** How often the store is asked for unknown keys at most, or made-up ids would be a load on it. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final SigningKeys signingKeys;
    private final AesKeyVault vault;
    private final InstantSource clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Keys known;

    KeyRing(SigningKeys signingKeys, AesKeyVault vault, InstantSource clock) {
        this.signingKeys = signingKeys;
        this.vault = vault;
        this.clock = clock;
    }

    /** The key that a token names. */
    Optional<TokenKey> named(String keyId) {
        Keys keys = keys();
        Optional<TokenKey> key = keys.named(keyId);
        return key.isPresent() || !keys.olderThan(PATIENCE, clock.instant())
                ? key
                : readAfter(keys.turn()).named(keyId);
    }

    /** The key that signs by that algorithm; absent where the store has none that is ours. */
    Optional<TokenKey> signing(SigningAlgorithm algorithm) {
        Keys keys = keys();
        return keys.signing(algorithm).or(() -> readAfter(keys.turn()).signing(algorithm));
    }

    /** The public halves, the oldest first. */
    List<PublicKey> publicKeys() {
        return keys().all().stream().map(Entry::publicKey).toList();
    }

    private Keys keys() {
        Keys keys = known;
        if (keys == null) {
            return readAfter(0);
        }
        if (keys.olderThan(FRESH, clock.instant()) && reading.tryLock()) {
            try {
                return readAfter(keys.turn());
            } finally {
                reading.unlock();
            }
        }
        return keys;
    }

    /** A set of a later turn than {@code seen}: read by somebody meanwhile, or else now. */
    private Keys readAfter(int seen) {
        reading.lock();
        try {
            Keys keys = known;
            if (keys == null || keys.turn() <= seen) {
                keys = read(seen + 1, keys == null ? List.of() : keys.all());
                known = keys;
            }
            return keys;
        } finally {
            reading.unlock();
        }
    }

    private Keys read(int turn, List<Entry> former) {
        Instant readAt = clock.instant();
        List<Entry> entries = new ArrayList<>();
        for (SigningKey stored : signingKeys.all()) {
            former.stream()
                    .filter(entry -> entry.publicKey().equals(stored.publicKey()))
                    .findFirst()
                    .or(() -> unwrapped(stored))
                    .ifPresent(entries::add);
        }
        return new Keys(turn, readAt, List.copyOf(entries));
    }

    private Optional<Entry> unwrapped(SigningKey stored) {
        return vault.unwrap(stored)
                .map(pair -> TokenKey.asymmetric(stored.id(), stored.algorithm(), pair, clock))
                .map(key -> new Entry(stored.publicKey(), key));
    }

    /** A key as others see it and as we use it. */
    private record Entry(PublicKey publicKey, TokenKey key) {}

    /**
     * The set.
     *
     * @param turn counts the readings, from 1
     */
    private record Keys(int turn, Instant readAt, List<Entry> all) {

        Optional<TokenKey> named(String keyId) {
            return keys().filter(key -> key.id().value().equals(keyId)).findFirst();
        }

        Optional<TokenKey> signing(SigningAlgorithm algorithm) {
            return keys().filter(key -> key.algorithm() == algorithm).findFirst();
        }

        /** Also true when the clock was set back, or the set would last until it has caught up. */
        boolean olderThan(Duration age, Instant now) {
            return now.isBefore(readAt) || !now.isBefore(readAt.plus(age));
        }

        private Stream<TokenKey> keys() {
            return all.stream().map(Entry::key);
        }
    }
}
