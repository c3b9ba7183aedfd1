package io.portcullis.crypto.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.portcullis.domain.token.AccessTokenClaims;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    private final VerifiedTokens tokens = new VerifiedTokens(10);
    private final VerifiedToken good = new VerifiedToken("key", mock(AccessTokenClaims.class));

    @Test
    void a_token_is_known_by_all_its_letters() {
        tokens.remember("a.b.c", good);
        assertThat(tokens.find("a.b.c")).contains(good);
        for (String other : new String[] {"", "a.b", "a.b.C", "a.b.c ", "a.b.c.", "a.b.\u00e7"}) {
            assertThat(tokens.find(other)).as(other).isEmpty();
        }
    }

    @Test
    void no_more_are_remembered_than_there_is_room_for() {
        for (int i = 0; i < 1_000; i++) {
            tokens.remember("token " + i, good);
        }
        assertThat(tokens.remembered()).isEqualTo(10);
    }
}
