package io.portcullis.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.nio.file.Path;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenIT {

    private static final String ADA = "ada@example.org";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "EdDSA", "RS256"})
    void any_jose_library_verifies_the_access_token_through_the_published_keys(String algorithm) throws Exception {
        try (RunningJar jar = RunningJar.start(directory, Map.of("PORTCULLIS_ACCESS_TOKEN_ALG", algorithm))) {
            Client client = new Client(jar.base());
            client.register(ADA);
            Client.Answer tokens = client.logIn(ADA);
            String keys = client.get("/.well-known/jwks.json").body().toString();
            String issuer = "http://localhost:" + jar.base().getPort();

            JwtClaims claims = new JwtConsumerBuilder()
                    .setJwsAlgorithmConstraints(ConstraintType.PERMIT, algorithm)
                    .setExpectedType(true, "at+jwt")
                    .setVerificationKeyResolver(
                            new JwksVerificationKeyResolver(new JsonWebKeySet(keys).getJsonWebKeys()))
                    .setExpectedIssuer(true, issuer)
                    .setExpectedAudience(true, issuer)
                    .setRequireExpirationTime()
                    .build()
                    .processToClaims(tokens.text("access_token"));

            assertThat(claims.getSubject())
                    .isEqualTo(tokens.body().path("account").path("id").asText());
            assertThat(claims.getStringClaimValue("sid")).isEqualTo(tokens.text("session_id"));
            assertThat(claims.getStringListClaimValue("roles")).containsExactly("user");
        }
    }

    @Test
    void another_library_reads_the_published_keys_as_well() throws Exception {
        try (RunningJar jar = RunningJar.start(directory, Map.of())) {
            Client client = new Client(jar.base());
            client.register(ADA);
            JWKSet keys =
                    JWKSet.parse(client.get("/.well-known/jwks.json").body().toString());

            DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
            processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
            processor.setJWSKeySelector(
                    new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, new ImmutableJWKSet<>(keys)));
            JWTClaimsSet claims = processor.process(client.logIn(ADA).text("access_token"), null);

            assertThat(claims.getIssuer())
                    .isEqualTo("http://localhost:" + jar.base().getPort());
        }
    }

    @Test
    void under_hs256_nothing_is_published_and_the_server_knows_its_own_tokens() {
        try (RunningJar jar = RunningJar.start(directory, Map.of("PORTCULLIS_ACCESS_TOKEN_ALG", "HS256"))) {
            Client client = new Client(jar.base());
            client.register(ADA);
            Client.Answer tokens = client.logIn(ADA);
            assertThat(client.get("/.well-known/jwks.json").body().path("keys")).isEmpty();
            assertThat(client.current(tokens.text("access_token")).status()).isEqualTo(200);
        }
    }

    @Test
    void switching_the_algorithm_keeps_everybody_logged_in() {
        String refreshToken;
        try (RunningJar jar = RunningJar.start(directory, Map.of("PORTCULLIS_ACCESS_TOKEN_ALG", "HS256"))) {
            Client client = new Client(jar.base());
            client.register(ADA);
            refreshToken = client.logIn(ADA).text("refresh_token");
            jar.stop();
        }
        try (RunningJar jar = RunningJar.start(directory, Map.of("PORTCULLIS_ACCESS_TOKEN_ALG", "ES256"))) {
            Client client = new Client(jar.base());
            Client.Answer refreshed = client.refresh(refreshToken);
            assertThat(refreshed.status()).isEqualTo(200);
            assertThat(client.current(refreshed.text("access_token")).status()).isEqualTo(200);
        }
    }
}
