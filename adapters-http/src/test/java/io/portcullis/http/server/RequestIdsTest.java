package io.portcullis.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdsTest {

    private final RequestIds ids = new RequestIds();

    static List<String> acceptable() {
        return List.of("a", "trace-1.2_3", "A".repeat(64));
    }

    static List<List<String>> unacceptable() {
        return List.of(
                List.of(),
                List.of(""),
                List.of("a".repeat(65)),
                List.of("a b"),
                List.of("é"),
                List.of("a\n"),
                List.of("<b>"),
                List.of("a", "b"),
                List.of("a", "a"));
    }

    @ParameterizedTest
    @MethodSource("acceptable")
    void the_callers_own_name_is_taken(String name) {
        assertThat(ids.of(List.of(name))).isEqualTo(name);
    }

    @ParameterizedTest
    @MethodSource("unacceptable")
    void any_other_request_gets_a_new_one(List<String> sent) {
        assertThat(UUID.fromString(ids.of(sent)).version()).isEqualTo(7);
    }

    @Test
    void no_two_requests_get_one_name() {
        assertThat(ids.of(List.of())).isNotEqualTo(ids.of(List.of()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void whatever_it_is_it_breaks_no_line(int count) {
        assertThat(ids.of(List.of("a\r\nb").subList(0, count))).doesNotContainAnyWhitespaces();
    }
}
