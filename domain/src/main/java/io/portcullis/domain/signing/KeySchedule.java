package io.portcullis.domain.signing;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * When the keys of a store sign, and until when they verify. It follows from the keys and the time alone, so nodes that
 * have read the same keys agree without asking one another, and nothing has to happen at the moment a key takes over.
 * No token fails anywhere within its life: a key is in every copy of the key set before it signs, and stays in it until
 * the last token it signed has expired. Only a {@link #replacement} breaks with that.
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
        int place = place(key);
        int signing = signingPlace(now);
        if (place > signing) {
            return KeyState.PUBLISHED;
        }
        if (place == signing) {
            return KeyState.SIGNING;
        }
        return goneAt(key).filter(now::isBefore).isPresent() ? KeyState.RETIRING : KeyState.GONE;
    }

    /**
     * When nothing needs a key of this schedule any more; absent while no other stands behind it, which alone ends its
     * signing. As long as it signs, it may still be put off for tokens that live longer.
     */
    public Optional<Instant> goneAt(SigningKey key) {
        return line.stream()
                .skip(place(key) + 1L)
                .findFirst()
                .map(next -> next.term().signsFrom().plus(CLOCKS_APART))
                .map(lastSignedAt -> lastSignedAt.plus(key.term().tokenLife()).plus(READ_AGAIN));
    }

    /** The key that is published and waits for its turn; absent where the last one signs already. */
    public Optional<SigningKey> waiting(Instant now) {
        return line.isEmpty() || state(line.getLast(), now) != KeyState.PUBLISHED
                ? Optional.empty()
                : Optional.of(line.getLast());
    }

    /**
     * The term of a key that would be added now, wanted or not: of the first, or of the next one. Absent where keys are
     * derived, and while one is waiting to sign, so that nodes of two minds can't fill the store.
     */
    public Optional<KeyTerm> next(KeyPolicy policy, Instant now) {
        return policy.algorithm().asymmetric() && waiting(now).isEmpty()
                ? Optional.of(
                        line.isEmpty()
                                ? KeyTerm.first(now, policy.tokenLife())
                                : line.getLast().term().next(now, policy.tokenLife()))
                : Optional.empty();
    }

    /**
     * The term of the key that is wanted now: of the first, or of the next one where the last has signed for long enough
     * or is of another algorithm than the policy's. Absent where none is wanted, or none can be added.
     */
    public Optional<KeyTerm> wanted(KeyPolicy policy, Instant now) {
        return next(policy, now).filter(_ -> line.isEmpty() || due(line.getLast(), policy, now));
    }

    /**
     * The term of a key that takes the place of all others at once, whether they sign or wait. It counts on the longest
     * life that any node has told to one of them: it signs before the nodes can tell it theirs.
     */
    public KeyTerm replacement(KeyPolicy policy, Instant now) {
        Duration tokenLife = Stream.concat(
                        Stream.of(policy.tokenLife()),
                        line.stream().map(key -> key.term().tokenLife()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return line.isEmpty()
                ? KeyTerm.first(now, tokenLife)
                : line.getLast().term().replacement(now, tokenLife);
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

    private static boolean due(SigningKey last, KeyPolicy policy, Instant now) {
        return last.algorithm() != policy.algorithm()
                || !now.isBefore(last.term().signsFrom().plus(policy.rotation()));
    }

    private int place(SigningKey key) {
        int place = line.indexOf(key);
        if (place < 0) {
            throw new IllegalArgumentException("a key of another schedule: " + key.id());
        }
        return place;
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
