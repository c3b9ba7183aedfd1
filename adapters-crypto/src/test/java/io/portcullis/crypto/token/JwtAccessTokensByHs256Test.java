package io.portcullis.crypto.token;

import static io.portcullis.crypto.secret.SecretsOfTests.secrets;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.portcullis.crypto.secret.EnvironmentSecrets;
import io.portcullis.crypto.secret.KeyUse;
import io.portcullis.crypto.secret.RandomSecrets;
import io.portcullis.crypto.signing.AesKeyVault;
import io.portcullis.domain.port.AccessTokens;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.testkit.contract.AccessTokensContract;
import io.portcullis.testkit.fake.SteppingClock;
import io.portcullis.testkit.fake.World;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JwtAccessTokensByHs256Test extends AccessTokensContract {

    private final SteppingClock clock = new SteppingClock();
    private final World world = new World();

    @Override
    protected AccessTokens accessTokens() {
        return by(SigningAlgorithm.HS256, secrets(1));
    }

    @Override
    protected AccessTokens strangers() {
        return by(SigningAlgorithm.HS256, secrets(2));
    }

    @Override
    protected Instant now() {
        return clock.instant();
    }

    @Override
    protected void pass(Duration duration) {
        clock.pass(duration);
    }

    @Test
    void another_library_verifies_a_token_by_the_derived_key() throws Exception {
        SignedJWT token = SignedJWT.parse(issued(claims()));
        assertThat(token.getHeader().getKeyID()).isEqualTo("hs-9ef7f9e6698ac049");
        byte[] key = secrets(1).first().key(KeyUse.HS256_SIGNING).getEncoded();
        assertThat(token.verify(new MACVerifier(key))).isTrue();
    }

    @Test
    void a_token_signed_with_a_former_secret_lives_on() {
        String token = issued(claims());
        AccessTokens renewed = by(SigningAlgorithm.HS256, secrets(2, 1));
        assertThat(renewed.verify(token)).contains(claims());
        assertThat(accessTokens().verify(renewed.issue(claims()).reveal()))
                .as("a token signed with the new secret, where only the former is known")
                .isEmpty();
    }

    @Test
    void no_key_is_published_even_where_some_are_stored() {
        store();
        assertThat(accessTokens().publicKeys()).isEmpty();
    }

    @Test
    void tokens_of_stored_keys_verify_whatever_the_setting_says() {
        store();
        String token = by(SigningAlgorithm.ES256, secrets(1)).issue(claims()).reveal();
        assertThat(accessTokens().verify(token)).contains(claims());
    }

    @Test
    void who_was_given_the_symmetric_key_cannot_use_it_once_the_setting_says_es256() {
        store();
        String token = issued(claims());
        assertThat(by(SigningAlgorithm.ES256, secrets(1)).verify(token)).isEmpty();
    }

    private void store() {
        world.signingKeys().add(TestKeys.ours(SigningAlgorithm.ES256));
    }

    private AccessTokens by(SigningAlgorithm algorithm, EnvironmentSecrets secrets) {
        String url = "https://id.example.org";
        return new JwtAccessTokens(algorithm, url, url, world.signingKeys(), vault(secrets), secrets, clock);
    }

    private static AesKeyVault vault(EnvironmentSecrets secrets) {
        return new AesKeyVault(secrets, new RandomSecrets());
    }
}
