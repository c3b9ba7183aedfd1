package io.portcullis.domain.signing;

import java.time.Duration;

/**
 * What the settings ask of the keys.
 *
 * @param algorithm of the keys that are made from now on
 * @param tokenLife how long a token lives; a part of a second counts as a whole one
 * @param rotation how long a key signs before the next is published
 */
public record KeyPolicy(SigningAlgorithm algorithm, Duration tokenLife, Duration rotation) {

    public KeyPolicy {
        tokenLife = Duration.ofSeconds(tokenLife.plusNanos(999_999_999).toSeconds());
    }
}
