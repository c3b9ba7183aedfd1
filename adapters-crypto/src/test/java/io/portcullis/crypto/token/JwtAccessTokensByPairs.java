package io.portcullis.crypto.token;

import static io.portcullis.crypto.secret.SecretsOfTests.secrets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import io.portcullis.crypto.secret.RandomSecrets;
import io.portcullis.crypto.signing.AesKeyVault;
import io.portcullis.domain.port.AccessTokens;
import io.portcullis.domain.port.SigningKeys;
import io.portcullis.domain.signing.PublicKey;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.domain.token.AccessTokenClaims;
import io.portcullis.testkit.contract.AccessTokensContract;
import io.portcullis.testkit.fake.SteppingClock;
import io.portcullis.testkit.fake.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds whichever algorithm signs, as long as its keys are pairs. */
abstract class JwtAccessTokensByPairs extends AccessTokensContract {

    private static final String ISSUER = "https://id.example.org";
    private static final String AUDIENCE = "https://api.example.org";

    private final SteppingClock clock = new SteppingClock();
    private final AesKeyVault vault = new AesKeyVault(secrets(1), new RandomSecrets());
    private final AccessTokens accessTokens = over(storeWith(TestKeys.ours(algorithm())));

    abstract SigningAlgorithm algorithm();

    /** Whether another library takes that token for signed by the key of that JWK. */
    abstract boolean verifiedElsewhere(String token, String jwk) throws Exception;

    @Override
    protected AccessTokens accessTokens() {
        return accessTokens;
    }

    @Override
    protected AccessTokens strangers() {
        return over(storeWith(TestKeys.theirs(algorithm())));
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
        String issued = issued(claims());
        assertThat(verifiedElsewhere(issued, published.jwk())).isTrue();
        assertThat(verifiedElsewhere(
                        issued, TestKeys.theirs(algorithm()).publicKey().jwk()))
                .isFalse();
        SignedJWT token = SignedJWT.parse(issued);
        assertThat(token.getHeader().getAlgorithm()).hasToString(algorithm().joseName());
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
        world.signingKeys().add(TestKeys.ours(algorithm()));
        assertThat(early.verify(early.issue(claims()).reveal())).contains(claims());
    }

    @Test
    void another_algorithm_is_refused_by_whatever_key_it_is_signed() throws Exception {
        String[] parts = issued(claims()).split("\\.", -1);
        String header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
        for (SigningAlgorithm other : SigningAlgorithm.values()) {
            if (other != algorithm()) {
                String changed = header.replace(algorithm().joseName(), other.joseName());
                assertThat(accessTokens.verify(Forge.encoded(changed) + '.' + parts[1] + '.' + parts[2]))
                        .as("our signature as one of %s", other)
                        .isEmpty();
                for (byte[] key : List.of(publicHalf(), jwk(), new byte[0x20])) {
                    String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
                    assertThat(accessTokens.verify(Forge.hs256(changed, payload, key)))
                            .as("what everybody knows as a key of %s", other)
                            .isEmpty();
                }
            }
        }
    }

    private byte[] publicHalf() {
        return vault.unwrap(TestKeys.ours(algorithm()))
                .orElseThrow()
                .getPublic()
                .getEncoded();
    }

    private byte[] jwk() {
        return TestKeys.ours(algorithm()).publicKey().jwk().getBytes(StandardCharsets.UTF_8);
    }

    private static SigningKeys storeWith(SigningKey key) {
        World world = new World();
        world.signingKeys().add(key);
        return world.signingKeys();
    }

    private AccessTokens over(SigningKeys signingKeys) {
        return new JwtAccessTokens(algorithm(), ISSUER, AUDIENCE, signingKeys, vault, secrets(1), clock);
    }
}
