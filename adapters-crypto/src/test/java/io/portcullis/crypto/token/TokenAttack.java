package io.portcullis.crypto.token;

import static io.portcullis.crypto.secret.SecretsOfTests.secrets;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.crypto.secret.RandomSecrets;
import io.portcullis.crypto.signing.AesKeyVault;
import io.portcullis.domain.port.AccessTokens;
import io.portcullis.domain.signing.KeyTerm;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.testkit.Samples;
import io.portcullis.testkit.fake.SteppingClock;
import java.security.KeyPair;
import org.junit.jupiter.api.Test;

/**
 * What attacks on tokens start from: a good token's parts, and the key itself. In most attacks the forger has the right
 * signature, so that the one fault decides alone.
 */
abstract class TokenAttack {

    static final String URL = "https://id.example.org";

    final SteppingClock clock = new SteppingClock();
    final AesKeyVault vault = new AesKeyVault(secrets(1), new RandomSecrets());
    final SigningKey key = vault.generate(SigningAlgorithm.ES256, KeyTerm.first(clock.instant(), Samples.TOKEN_LIFE));
    final KeyPair pair = vault.unwrap(key).orElseThrow();
    final StoredKeys keys = new StoredKeys(key);
    final AccessTokens accessTokens =
            new JwtAccessTokens(SigningAlgorithm.ES256, URL, URL, keys, vault, secrets(1), clock);

    final long now = clock.instant().getEpochSecond();
    final String header = "{\"typ\":\"at+jwt\",\"alg\":\"ES256\",\"kid\":\"%s\"}".formatted(key.id());
    final String payload = """
            {"iss":"https://id.example.org","aud":["https://id.example.org"],"client_id":"portcullis",\
            "sub":"0198f0c2-0000-7000-8000-000000000002","sid":"0198f0c2-0000-7000-8000-000000000003",\
            "jti":"0198f0c2-0000-7000-8000-000000000001","iat":NOW,"nbf":NOW,"exp":THEN,"auth_time":NOW,\
            "amr":["pwd"],"roles":["admin"]}""".replace("NOW", "" + now).replace("THEN", "" + (now + 600));

    @Test
    void the_token_that_all_attacks_start_from_is_good() throws Exception {
        assertThat(accessTokens.verify(Forge.es256(header, payload, pair.getPrivate())))
                .isPresent();
    }

    final boolean verified(String payload) throws Exception {
        return accessTokens
                .verify(Forge.es256(header, payload, pair.getPrivate()))
                .isPresent();
    }

    final void assertHeaderRefused(String header) throws Exception {
        assertRefused(Forge.es256(header, payload, pair.getPrivate()));
    }

    final void assertPayloadRefused(String payload) throws Exception {
        assertThat(verified(payload)).as(payload).isFalse();
    }

    final void assertRefused(String token) {
        assertThat(accessTokens.verify(token)).as(token).isEmpty();
    }
}
