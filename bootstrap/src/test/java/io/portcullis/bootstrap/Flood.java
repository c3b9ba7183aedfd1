package io.portcullis.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.testkit.contract.Race;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Far more logins at once than the server can hash, each from a network of its own and with the right password, and a
 * few requests among them that hash nothing: on a small heap, with one thread for hashing and a short queue before it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Flood {

    private static final int REQUESTS = 200;
    private static final int ONE_CHEAP_IN = 10;
    private static final String ADA = "ada@example.org";

    private List<Client.Answer> logins = List.of();
    private List<Client.Answer> cheap = List.of();
    private int afterwards;

    /** What names the store. */
    abstract Map<String, String> store();

    /** Called after the last test. */
    abstract void close();

    @BeforeAll
    final void flood(@TempDir Path directory) {
        Map<String, String> settings = new HashMap<>(store());
        settings.put("PORTCULLIS_THROTTLE", "off");
        settings.put("PORTCULLIS_TRUSTED_PROXIES", "127.0.0.1/32");
        settings.put("PORTCULLIS_HASHING_THREADS", "1");
        settings.put("PORTCULLIS_HASHING_QUEUE", "8");
        settings.put("PORTCULLIS_HASHING_DEADLINE", "10s");
        try (RunningJar jar = RunningJar.start(directory, settings)) {
            Client client = new Client(jar.base());
            assertThat(client.register(ADA).status()).isEqualTo(201);
            String accessToken = client.logIn(ADA).text("access_token");
            List<Client.Answer> all = Race.run(REQUESTS, number -> {
                Client one = new Client(jar.base(), Optional.of("198.18.0." + number));
                return number % ONE_CHEAP_IN == 0 ? one.current(accessToken) : one.logIn(ADA);
            });
            logins = every(all, false);
            cheap = every(all, true);
            afterwards = client.logIn(ADA).status();
            jar.stop();
        }
    }

    @AfterAll
    final void end() {
        close();
    }

    @Test
    void what_cannot_be_hashed_in_time_is_refused_with_a_time_to_come_back() {
        assertThat(logins).extracting(Client.Answer::status).contains(201, 503).containsOnly(201, 503);
        assertThat(logins).filteredOn(answer -> answer.status() == 503).allSatisfy(answer -> {
            assertThat(answer.text("type")).isEqualTo("/problems/overloaded");
            assertThat(answer.retryAfter())
                    .hasValueSatisfying(seconds -> assertThat(seconds).matches("[1-9][0-9]?"));
        });
    }

    @Test
    void what_hashes_nothing_is_answered_as_ever() {
        assertThat(cheap)
                .hasSize(REQUESTS / ONE_CHEAP_IN)
                .extracting(Client.Answer::status)
                .containsOnly(200);
    }

    @Test
    void when_the_flood_is_over_so_are_the_refusals() {
        assertThat(afterwards).isEqualTo(201);
    }

    private static List<Client.Answer> every(List<Client.Answer> all, boolean cheap) {
        return IntStream.range(0, all.size())
                .filter(number -> cheap == (number % ONE_CHEAP_IN == 0))
                .mapToObj(all::get)
                .toList();
    }
}
