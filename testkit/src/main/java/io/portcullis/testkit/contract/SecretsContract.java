package io.portcullis.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.port.Secrets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link Secrets} promises. */
public abstract class SecretsContract {

    private static final Instant NOW = Instant.parse("2026-11-23T10:15:30.123Z");
    private static final int MANY = 1_000;

    /** The source under test; the same one on every call within a test. */
    protected abstract Secrets secrets();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 32, 1_000})
    void as_many_bytes_come_as_were_asked_for(int length) {
        assertThat(secrets().bytes(length)).hasSize(length);
    }

    @Test
    void no_two_draws_are_alike() {
        List<String> draws = IntStream.range(0, MANY)
                .mapToObj(_ -> HexFormat.of().formatHex(secrets().bytes(32)))
                .toList();
        assertThat(draws).as("32 random bytes, drawn often").doesNotHaveDuplicates();
    }

    @Test
    void draws_made_at_the_same_time_are_not_alike() {
        Secrets secrets = secrets();
        List<String> draws = IntStream.range(0, MANY)
                .parallel()
                .mapToObj(_ -> HexFormat.of().formatHex(secrets.bytes(32)))
                .toList();
        assertThat(draws).as("32 random bytes, drawn by several threads").doesNotHaveDuplicates();
    }

    @Test
    void identifiers_of_one_instant_differ() {
        List<UUID> identifiers = IntStream.range(0, MANY)
                .mapToObj(_ -> secrets().identifier(NOW))
                .toList();
        assertThat(identifiers)
                .as("identifiers of the same millisecond")
                .doesNotHaveDuplicates()
                .allMatch(identifier -> identifier.version() == 7);
    }

    @Test
    void identifiers_sort_by_the_time_they_were_made_at() {
        List<String> identifiers = IntStream.range(0, MANY)
                .mapToObj(i -> secrets().identifier(NOW.plusMillis(i)).toString())
                .toList();
        assertThat(identifiers).as("identifiers of ascending milliseconds").isSorted();
    }
}
