package io.portcullis.crypto.credential;

import java.util.List;

/** One estimate by zxcvbn: all the work there is in judging, so that a test can see how much is asked of it. */
@FunctionalInterface
interface Estimate {

    /**
     * How many tries find {@code text}, as their decimal logarithm.
     *
     * @param words what counts as dictionary words besides, the likeliest first
     */
    double magnitude(String text, List<String> words);
}
