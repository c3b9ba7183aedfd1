package io.portcullis.domain.signing;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * When the keys of a store sign, and until when they verify. It follows from the keys and the time alone, so nodes that
 * have read the same keys agree without asking one another, and nothing has to happen at the moment a key takes over.
 * No token fails anywhere within its life: a key is in every copy of the key set before it signs, and stays in it until
 * the last token it signed has expired.
 */
public final class KeySchedule {

    /** How long others may go on with a key set that they have read: its {@code max-age}. */
    public static final Duration CACHED = Duration.ofMinutes(5);

    /** How old the keys may be by which a node signs, and which it shows. */
    public static final Duration READ_AGAIN = Duration.ofMinutes(1);

    /** How far the clocks of any two nodes may be apart. */
    public static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    /** How long before it signs a key is published. */
    public static final Duration NOTICE = CACHED.plus(READ_AGAIN).plus(CLOCKS_APART);

    private final List<SigningKey> line;

    /** Of those keys, in any order. */
    public KeySchedule(List<SigningKey> keys) {
        line = keys.stream()
                .sorted(Comparator.comparingLong(key -> key.term().number()))
                .toList();
    }

    /** The key that signs now; absent where there is none at all. */
    public Optional<SigningKey> signing(Instant now) {
        return line.isEmpty() ? Optional.empty() : Optional.of(line.get(signingPlace(now)));
    }

    /** What a key of this schedule is good for now. */
    public KeyState state(SigningKey key, Instant now) {
        int place = line.indexOf(key);
        if (place < 0) {
            throw new IllegalArgumentException("a key of another schedule: " + key.id());
        }
        int signing = signingPlace(now);
        if (place > signing) {
            return KeyState.PUBLISHED;
        }
        if (place == signing) {
            return KeyState.SIGNING;
        }
        Instant lastSignedAt = line.get(place + 1).term().signsFrom().plus(CLOCKS_APART);
        Instant lastExpiry = lastSignedAt.plus(key.term().tokenLife());
        return now.isBefore(lastExpiry.plus(READ_AGAIN)) ? KeyState.RETIRING : KeyState.GONE;
    }

    /**
     * The term of the key that is wanted now: of the first, or of the next one where the last has signed for long enough
     * or is of another algorithm than the policy's. Absent where none is wanted, and while one is waiting to sign, so
     * that nodes of two minds can't fill the store.
     */
    public Optional<KeyTerm> wanted(KeyPolicy policy, Instant now) {
        if (!policy.algorithm().asymmetric()) {
            return Optional.empty();
        }
        if (line.isEmpty()) {
            return Optional.of(KeyTerm.first(now, policy.tokenLife()));
        }
        SigningKey last = line.getLast();
        boolean waiting = state(last, now) == KeyState.PUBLISHED;
        boolean another = last.algorithm() != policy.algorithm();
        boolean old = !now.isBefore(last.term().signsFrom().plus(policy.rotation()));
        return !waiting && (another || old) ? Optional.of(last.term().next(now, policy.tokenLife())) : Optional.empty();
    }

    /**
     * The keys that sign now or later, and count on shorter lives than that of the policy's tokens. A node that makes
     * longer-lived ones has to say so before such a key has gone: within {@link #NOTICE} of its publication it can't be
     * too late.
     */
    public List<SigningKey> tooShort(KeyPolicy policy, Instant now) {
        return line.stream()
                .skip(signingPlace(now))
                .filter(key -> policy.algorithm().asymmetric()
                        && key.term().tokenLife().compareTo(policy.tokenLife()) < 0)
                .toList();
    }

    /** The keys that nothing needs any more. */
    public List<SigningKey> gone(Instant now) {
        return line.stream().filter(key -> state(key, now) == KeyState.GONE).toList();
    }

    /** The last key whose time has come. By a clock that is behind, the first one's may not have; it signs all the same. */
    private int signingPlace(Instant now) {
        return IntStream.iterate(line.size() - 1, place -> place - 1)
                .limit(line.size())
                .filter(place -> !now.isBefore(line.get(place).term().signsFrom()))
                .findFirst()
                .orElse(0);
    }
}
