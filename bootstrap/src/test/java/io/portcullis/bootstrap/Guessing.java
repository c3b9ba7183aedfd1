package io.portcullis.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.testkit.contract.Race;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A crowd guesses at one account and at an address that nobody has, each from a network of its own; then the server
 * starts anew and the crowd goes on. It is let in no more often than one who guesses alone, one guess after the other,
 * in the time that all of it took: so a slow machine allows more, and nothing here hangs on how fast one is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Guessing {

    private static final int CROWD = 200;
    private static final int FREE_FAILURES = 5;
    private static final String ADA = "ada@example.org";
    private static final String NOBODY = "nobody@example.org";

    private final List<Client.Answer> known = new ArrayList<>();
    private final List<Client.Answer> unknown = new ArrayList<>();
    private final List<Client.Answer> owner = new ArrayList<>();
    private Duration elapsed = Duration.ZERO;

    /** What names the store; a start with the same settings finds the same store. */
    abstract Map<String, String> store();

    /** Called after the last test. */
    abstract void close();

    @BeforeAll
    final void guess(@TempDir Path directory) {
        Map<String, String> settings = new HashMap<>(store());
        settings.put("PORTCULLIS_TRUSTED_PROXIES", "127.0.0.1/32");
        String deviceToken;
        long start;
        try (RunningJar jar = RunningJar.start(directory, settings)) {
            Client client = new Client(jar.base());
            assertThat(client.register(ADA).status()).isEqualTo(201);
            deviceToken = client.logIn(ADA).text("device_token");
            start = System.nanoTime();
            crowds(jar, deviceToken);
            jar.stop();
        }
        try (RunningJar jar = RunningJar.start(directory, settings)) {
            crowds(jar, deviceToken);
            elapsed = Duration.ofNanos(System.nanoTime() - start);
            jar.stop();
        }
    }

    private void crowds(RunningJar jar, String deviceToken) {
        known.addAll(Race.run(CROWD + 1, number -> {
            if (number == CROWD) {
                owner.add(whenThereIsRoom(() -> client(jar, number).logIn(ADA, deviceToken)));
            }
            return client(jar, number).guess(ADA);
        }));
        unknown.addAll(Race.run(CROWD, number -> client(jar, number).guess(NOBODY)));
    }

    /** As a client does that is told that the server is busy. */
    private static Client.Answer whenThereIsRoom(Supplier<Client.Answer> asked) {
        Client.Answer answer = asked.get();
        while (answer.status() == 503) {
            answer = asked.get();
        }
        return answer;
    }

    private static Client client(RunningJar jar, int number) {
        return new Client(jar.base(), Optional.of("198.18." + number / 256 + "." + number % 256));
    }

    @AfterAll
    final void end() {
        close();
    }

    @Test
    void a_crowd_guesses_no_faster_than_one_and_a_restart_forgets_nothing() {
        assertBounded(known);
    }

    @Test
    void an_address_that_nobody_has_is_guarded_alike() {
        assertBounded(unknown);
    }

    @Test
    void the_owner_logs_in_from_a_known_client_meanwhile() {
        assertThat(owner).extracting(Client.Answer::status).containsExactly(201, 201);
    }

    /** Each guess after the free ones cost a wait, twice as long as the one before; together they fit into the time. */
    private void assertBounded(List<Client.Answer> answers) {
        List<Client.Answer> evaluated =
                answers.stream().filter(answer -> answer.status() == 401).toList();
        assertThat(evaluated).as("the guesses let in within %s", elapsed).hasSizeGreaterThanOrEqualTo(FREE_FAILURES);
        Duration waits = Duration.ofSeconds((1L << Math.min(evaluated.size() - FREE_FAILURES, 60)) - 1);
        assertThat(waits).as("the waits between %d guesses", evaluated.size()).isLessThanOrEqualTo(elapsed);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 401)
                .as("the others, which a machine that is too slow for the crowd refuses as well")
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isIn(429, 503);
                    assertThat(answer.retryAfter())
                            .hasValueSatisfying(seconds -> assertThat(seconds).matches("[1-9][0-9]{0,3}"));
                });
    }
}
