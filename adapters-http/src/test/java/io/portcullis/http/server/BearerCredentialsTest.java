package io.portcullis.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerCredentialsTest {

    @ParameterizedTest
    @ValueSource(strings = {"Bearer a.b.c", "bearer a.b.c", "BEARER   a.b.c"})
    void the_scheme_is_known_in_any_case(String value) {
        assertThat(BearerCredentials.token(List.of(value))).contains("a.b.c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer a b", "Bearer a,b", "Bearer \"a\"", "Bearer a\tb", "Bearer é", "Bearer a=b"})
    void what_is_no_token_was_sent_all_the_same(String value) {
        assertThat(BearerCredentials.token(List.of(value))).isEmpty();
        assertThat(BearerCredentials.sent(List.of(value))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearera.b.c", "Basic YTpi", "a.b.c", "Basic Bearer a"})
    void another_scheme_is_no_token(String value) {
        assertThat(BearerCredentials.token(List.of(value))).isEmpty();
        assertThat(BearerCredentials.sent(List.of(value))).isFalse();
    }

    @Test
    void of_two_tokens_neither_counts() {
        assertThat(BearerCredentials.token(List.of("Bearer a", "Bearer a"))).isEmpty();
        assertThat(BearerCredentials.token(List.of("Basic YTpi", "Bearer a"))).isEmpty();
        assertThat(BearerCredentials.sent(List.of("Basic YTpi", "Bearer a"))).isTrue();
    }
}
