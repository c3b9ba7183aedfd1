package io.portcullis.crypto.token;

import io.portcullis.crypto.signing.AesKeyVault;
import io.portcullis.domain.port.SigningKeys;
import io.portcullis.domain.signing.KeySchedule;
import io.portcullis.domain.signing.KeyState;
import io.portcullis.domain.signing.PublicKey;
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
 * lacks a key that a token names. One caller reads; whoever verifies goes on with the set there is, but nothing is signed
 * and nobody is shown the keys by an older one. A key stays unwrapped while it is stored, so that a node whose
 * environment lacks a newer secret keeps verifying.
 */
final class KeyRing {

    /** How often the store is asked for unknown keys at most, or made-up ids would be a load on it. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final SigningKeys signingKeys;
    private final AesKeyVault vault;
    private final InstantSource clock;
    private final SignatureProviders providers = new SignatureProviders();
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Keys known;

    KeyRing(SigningKeys signingKeys, AesKeyVault vault, InstantSource clock) {
        this.signingKeys = signingKeys;
        this.vault = vault;
        this.clock = clock;
    }

    /** The key that a token names, unless it is gone. */
    Optional<TokenKey> named(String keyId) {
        Instant now = clock.instant();
        Keys keys = keys(now);
        Optional<TokenKey> key = keys.named(keyId, now);
        return key.isPresent() || !keys.olderThan(PATIENCE, now)
                ? key
                : readAfter(keys.turn()).named(keyId, now);
    }

    /** The key whose turn it is to sign; absent where the store has none that is ours. */
    Optional<TokenKey> signing() {
        Instant now = clock.instant();
        Keys keys = freshKeys(now);
        return keys.signing(now).or(() -> readAfter(keys.turn()).signing(now));
    }

    /** The public halves of the keys that sign, will sign or did so not long ago, the oldest first. */
    List<PublicKey> publicKeys() {
        Instant now = clock.instant();
        return freshKeys(now).verifying(now).map(Entry::publicKey).toList();
    }

    private Keys freshKeys(Instant now) {
        Keys keys = known;
        if (keys == null) {
            return readAfter(0);
        }
        return keys.olderThan(KeySchedule.READ_AGAIN, now) ? readAfter(keys.turn()) : keys;
    }

    private Keys keys(Instant now) {
        Keys keys = known;
        if (keys == null) {
            return readAfter(0);
        }
        if (keys.olderThan(KeySchedule.READ_AGAIN, now) && reading.tryLock()) {
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
                    .map(Entry::key)
                    .or(() -> unwrapped(stored))
                    .ifPresent(key -> entries.add(new Entry(stored, key)));
        }
        return new Keys(
                turn,
                readAt,
                List.copyOf(entries),
                new KeySchedule(entries.stream().map(Entry::stored).toList()));
    }

    private Optional<TokenKey> unwrapped(SigningKey stored) {
        return vault.unwrap(stored)
                .map(pair -> TokenKey.asymmetric(stored.id(), stored.algorithm(), pair, providers, clock));
    }

    /** A key as it rests and as we use it. */
    private record Entry(SigningKey stored, TokenKey key) {

        PublicKey publicKey() {
            return stored.publicKey();
        }
    }

    /**
     * The set.
     *
     * @param turn counts the readings, from 1
     * @param schedule of our keys alone: one that somebody put into the store takes no turn
     */
    private record Keys(int turn, Instant readAt, List<Entry> all, KeySchedule schedule) {

        Optional<TokenKey> named(String keyId, Instant now) {
            return verifying(now)
                    .map(Entry::key)
                    .filter(key -> key.id().value().equals(keyId))
                    .findFirst();
        }

        Optional<TokenKey> signing(Instant now) {
            return schedule.signing(now)
                    .flatMap(signing -> all.stream()
                            .filter(entry -> entry.stored().equals(signing))
                            .findFirst()
                            .map(Entry::key));
        }

        Stream<Entry> verifying(Instant now) {
            return all.stream().filter(entry -> schedule.state(entry.stored(), now) != KeyState.GONE);
        }

        /** Also true when the clock was set back, or the set would last until it has caught up. */
        boolean olderThan(Duration age, Instant now) {
            return now.isBefore(readAt) || !now.isBefore(readAt.plus(age));
        }
    }
}
