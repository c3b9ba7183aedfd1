package io.portcullis.crypto.token;

import static io.portcullis.crypto.secret.SecretsOfTests.secrets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import io.portcullis.crypto.secret.RandomSecrets;
import io.portcullis.crypto.signing.AesKeyVault;
import io.portcullis.domain.port.AccessTokens;
import io.portcullis.domain.port.SigningKeys;
import io.portcullis.domain.signing.PublicKey;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.token.AccessTokenClaims;
import io.portcullis.testkit.contract.AccessTokensContract;
import io.portcullis.testkit.fake.SteppingClock;
import io.portcullis.testkit.fake.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JwtAccessTokensByEs256Test extends AccessTokensContract {

    private static final String ISSUER = "https://id.example.org";
    private static final String AUDIENCE = "https://api.example.org";

    private final SteppingClock clock = new SteppingClock();
    private final AesKeyVault vault = new AesKeyVault(secrets(1), new RandomSecrets());
    private final AccessTokens accessTokens = over(storeWithKey());

    @Override
    protected AccessTokens accessTokens() {
        return accessTokens;
    }

    @Override
    protected AccessTokens strangers() {
        return over(storeWithKey());
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
    void another_library_verifies_a_token_by_the_public_key() throws Exception {
        PublicKey published = accessTokens.publicKeys().getFirst();
        ECKey key = ECKey.parse(published.jwk());
        SignedJWT token = SignedJWT.parse(issued(claims()));
        assertThat(token.verify(new ECDSAVerifier(key))).isTrue();
        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
        assertThat(token.getHeader().getKeyID()).isEqualTo(published.id().value());
        assertThat(token.getHeader().toJSONObject()).containsOnlyKeys("alg", "kid", "typ");
    }

    @Test
    void a_token_holds_the_claims_of_rfc_9068_and_no_others() throws Exception {
        AccessTokenClaims claims = claims();
        SignedJWT token = SignedJWT.parse(issued(claims));
        assertThat(token.getHeader().getType()).hasToString("at+jwt");
        assertThat(JSONObjectUtils.parse(token.getPayload().toString()))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("iss", ISSUER),
                        Map.entry("sub", claims.subject().toString()),
                        Map.entry("aud", List.of(AUDIENCE)),
                        Map.entry("iat", claims.issuedAt().getEpochSecond()),
                        Map.entry("nbf", claims.issuedAt().getEpochSecond()),
                        Map.entry("exp", claims.expiresAt().getEpochSecond()),
                        Map.entry("jti", claims.id().toString()),
                        Map.entry("client_id", "portcullis"),
                        Map.entry("sid", claims.session().toString()),
                        Map.entry("auth_time", claims.authTime().getEpochSecond()),
                        Map.entry("amr", List.of("pwd")),
                        Map.entry("roles", List.of("user", "admin"))));
    }

    @Test
    void a_store_without_a_key_signs_nothing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> over(new World().signingKeys()).issue(claims()));
    }

    @Test
    void the_first_key_signs_as_soon_as_it_is_stored() {
        World world = new World();
        AccessTokens early = over(world.signingKeys());
        assertThat(early.publicKeys()).isEmpty();
        world.signingKeys().addFirst(vault.generate(SigningAlgorithm.ES256, clock.instant()));
        assertThat(early.verify(early.issue(claims()).reveal())).contains(claims());
    }

    private SigningKeys storeWithKey() {
        World world = new World();
        world.signingKeys().addFirst(vault.generate(SigningAlgorithm.ES256, clock.instant()));
        return world.signingKeys();
    }

    private AccessTokens over(SigningKeys signingKeys) {
        return new JwtAccessTokens(SigningAlgorithm.ES256, ISSUER, AUDIENCE, signingKeys, vault, secrets(1), clock);
    }
}
