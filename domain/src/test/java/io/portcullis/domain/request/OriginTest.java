package io.portcullis.domain.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class OriginTest {

    @Test
    void a_long_user_agent_is_cut() {
        assertThat(origin("a".repeat(1_000)).userAgent().orElseThrow()).hasSize(Origin.USER_AGENT_LENGTH);
    }

    @Test
    void a_cut_never_splits_a_character() {
        String userAgent = origin("a".repeat(Origin.USER_AGENT_LENGTH - 1) + "🏰")
                .userAgent()
                .orElseThrow();
        assertThat(UnicodeText.wellFormed(userAgent)).isTrue();
    }

    private static Origin origin(String userAgent) {
        return new Origin("127.0.0.1", "127.0.0.1", Optional.of(userAgent), "request");
    }
}
