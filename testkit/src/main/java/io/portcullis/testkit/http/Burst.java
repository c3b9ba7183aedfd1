package io.portcullis.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.testkit.contract.Race;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Many requests that were sent at once, to a server that limits them.
 *
 * @param elapsed how long they took on the wall, which bounds how much a budget can have refilled meanwhile: so a slow
 *     machine asks less of the server, and never too much
 */
record Burst(List<Answer> answers, Duration elapsed) {

    private static final int FREE_FAILURES = 5;

    /** Sends so many, each of which is given its number, from 0. */
    static Burst of(int times, IntFunction<Answer> ask) {
        long start = System.nanoTime();
        List<Answer> answers = Race.run(times, ask);
        return new Burst(answers, Duration.ofNanos(System.nanoTime() - start));
    }

    /** Sends so many by fewer clients at once, each of which sends its share one after the other. */
    static Burst of(int clients, int each, IntFunction<Answer> ask) {
        long start = System.nanoTime();
        List<Answer> answers = Race.run(
                        clients,
                        client -> IntStream.range(client * each, (client + 1) * each)
                                .mapToObj(ask)
                                .toList())
                .stream()
                .flatMap(List::stream)
                .toList();
        return new Burst(answers, Duration.ofNanos(System.nanoTime() - start));
    }

    /** The answers to those that were let in. */
    List<Answer> admitted() {
        return answers.stream().filter(answer -> answer.status() != 429).toList();
    }

    /** The answers to those that were not. */
    List<Answer> throttled() {
        return answers.stream().filter(answer -> answer.status() == 429).toList();
    }

    /** So many were let in, and one more for each share of time that passed; every other was told to wait. */
    Burst admits(int tries, Duration share) {
        return admits(tries, tries + Math.toIntExact(elapsed.dividedBy(share)));
    }

    /**
     * Five wrong guesses were let in, and then one for each wait that was over: of 1 s, 2 s, 4 s and so on. Every other
     * was told to wait.
     */
    Burst admitsAsGuesses() {
        int waits = 0;
        while (elapsed.compareTo(Duration.ofSeconds((1L << (waits + 1)) - 1)) >= 0) {
            waits++;
        }
        return admits(FREE_FAILURES, FREE_FAILURES + waits);
    }

    private Burst admits(int least, int most) {
        assertThat(admitted()).as("those let in within %s", elapsed).hasSizeBetween(least, most);
        assertThat(throttled())
                .allSatisfy(answer -> assertThat(answer).as("one too many").isThrottled());
        return this;
    }
}
