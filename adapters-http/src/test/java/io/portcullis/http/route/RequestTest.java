package io.portcullis.http.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.request.Origin;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {

    private static final String ID = "0198f0c2-1a2b-7c3d-8e4f-5a6b7c8d9e0f";

    @Test
    void an_identifier_is_read_in_either_case() {
        assertThat(identifier(ID)).contains(UUID.fromString(ID));
        assertThat(identifier(ID.toUpperCase(Locale.ROOT))).contains(UUID.fromString(ID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "1-1-1-1-1", "0198f0c2-1a2b-7c3d-8e4f-5a6b7c8d9e0", ID + "0", "{" + ID + "}", " " + ID})
    void nothing_else_can_be_one(String text) {
        assertThat(identifier(text)).isEmpty();
    }

    private static Optional<UUID> identifier(String text) {
        return new Request(
                        Map.of("id", text),
                        new Query(Optional.empty(), List.of()),
                        Optional.empty(),
                        new Origin("127.0.0.1", "127.0.0.1", Optional.empty(), "some-id"))
                .identifier("id");
    }
}
