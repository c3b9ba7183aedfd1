package io.portcullis.domain.signing;

import java.time.Duration;
import java.time.Instant;

/**
 * When a key signs. The keys of a store stand in one line, and each signs until the next takes over.
 *
 * @param number its place in the line, from 1; of two nodes that want the same place, one gets it
 * @param createdAt when it was published
 * @param signsFrom when it takes over from the key before it
 * @param tokenLife how long a token that it signs lives at most, in whole seconds
 */
public record KeyTerm(long number, Instant createdAt, Instant signsFrom, Duration tokenLife) {

    /** That of the first key of all: no token precedes it, and nobody has read the key set yet, so it signs at once. */
    public static KeyTerm first(Instant now, Duration tokenLife) {
        return new KeyTerm(1, now, now, tokenLife);
    }

    /** That of the key after this one: everybody has it by the time it signs. */
    public KeyTerm next(Instant now, Duration tokenLife) {
        return new KeyTerm(number + 1, now, now.plus(KeySchedule.NOTICE), tokenLife);
    }

    /**
     * That of a key that takes over at once because one before it is in wrong hands. Who hasn't read the key set again
     * knows nothing of it yet, and refuses its tokens: better than to take a thief's.
     */
    public KeyTerm replacement(Instant now, Duration tokenLife) {
        return new KeyTerm(number + 1, now, now, tokenLife);
    }

    /** This term, for tokens that live longer. */
    public KeyTerm lengthened(Duration longer) {
        return new KeyTerm(number, createdAt, signsFrom, longer);
    }
}
