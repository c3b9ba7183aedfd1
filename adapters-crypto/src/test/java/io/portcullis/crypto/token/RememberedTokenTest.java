package io.portcullis.crypto.token;

import static io.portcullis.crypto.secret.SecretsOfTests.secrets;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.crypto.secret.RandomSecrets;
import io.portcullis.crypto.signing.AesKeyVault;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.session.AuthenticationMethod;
import io.portcullis.domain.session.SessionId;
import io.portcullis.domain.signing.KeySchedule;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.domain.token.AccessTokenClaims;
import io.portcullis.testkit.fake.SteppingClock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A token that was proven once still needs its key. That it expires, and by which clock, is in the port's contract. */
class RememberedTokenTest {

    private final SteppingClock clock = new SteppingClock();
    private final SigningKey key = TestKeys.ours(SigningAlgorithm.ES256);
    private final StoredKeys stored = new StoredKeys(key);
    private final JwtAccessTokens accessTokens = new JwtAccessTokens(
            SigningAlgorithm.ES256,
            "https://id.example.org",
            "https://api.example.org",
            stored,
            new AesKeyVault(secrets(1), new RandomSecrets()),
            secrets(1),
            clock);

    @Test
    void a_token_of_a_key_that_is_gone_counts_no_longer() {
        String token = issued();
        assertThat(accessTokens.verify(token)).isPresent();
        stored.remove(key.id());
        clock.pass(KeySchedule.READ_AGAIN);
        assertThat(accessTokens.verify(token)).isEmpty();
    }

    @Test
    void a_token_of_a_key_that_is_read_again_still_counts() {
        String token = issued();
        assertThat(accessTokens.verify(token)).isPresent();
        clock.pass(KeySchedule.READ_AGAIN);
        assertThat(accessTokens.verify(token)).isPresent();
        assertThat(stored.readings()).isEqualTo(2);
    }

    private String issued() {
        AccessTokenClaims claims = new AccessTokenClaims(
                new UUID(0, 1),
                new AccountId(new UUID(0, 2)),
                new SessionId(new UUID(0, 3)),
                clock.instant(),
                clock.instant().plus(Duration.ofMinutes(10)),
                clock.instant(),
                Set.of(AuthenticationMethod.PASSWORD),
                Set.of(Role.USER));
        return accessTokens.issue(claims).reveal();
    }
}
