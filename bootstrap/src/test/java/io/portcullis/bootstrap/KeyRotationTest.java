package io.portcullis.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import io.portcullis.application.signing.RotateSigningKeys;
import io.portcullis.application.signing.SigningUseCases;
import io.portcullis.application.steps.RecordEvent;
import io.portcullis.crypto.secret.EnvironmentSecret;
import io.portcullis.crypto.secret.EnvironmentSecrets;
import io.portcullis.crypto.secret.RandomSecrets;
import io.portcullis.crypto.signing.AesKeyVault;
import io.portcullis.crypto.token.JwtAccessTokens;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.audit.AuditEntry;
import io.portcullis.domain.session.AuthenticationMethod;
import io.portcullis.domain.session.SessionId;
import io.portcullis.domain.signing.KeyPolicy;
import io.portcullis.domain.signing.KeySchedule;
import io.portcullis.domain.signing.PublicKey;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.token.AccessTokenClaims;
import io.portcullis.testkit.contract.Race;
import io.portcullis.testkit.fake.SteppingClock;
import io.portcullis.testkit.fake.World;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two nodes on one store, and a verifier elsewhere that keeps the key set for as long as it may. */
class KeyRotationTest {

    private static final String URL = "https://id.example.org";
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration ROTATION = Duration.ofHours(1);
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final int CALLERS = 4;

    private final SteppingClock clock = new SteppingClock();
    private final World world = new World();
    private final List<Node> nodes = List.of(new Node(), new Node());
    private final Verifier verifier = new Verifier();
    private final List<Issued> issued = new ArrayList<>();
    private final Set<String> signers = new LinkedHashSet<>();

    @Test
    void a_rotation_under_load_fails_no_verification_and_the_nodes_agree_who_signs() {
        nodes.getFirst().rotate(SigningAlgorithm.ES256);
        play(Duration.ofMinutes(100), SigningAlgorithm.ES256);
        play(Duration.ofMinutes(100), SigningAlgorithm.RS256);

        assertThat(signers).as("the keys that signed, one after the other").hasSizeGreaterThanOrEqualTo(4);
        assertThat(world.auditTrail().all().stream()
                        .map(AuditEntry::kind)
                        .filter("signing-key.added"::equals)
                        .count())
                .as("keys that came, none of them twice")
                .isEqualTo(signers.size());
        assertThat(world.signingKeys().all()).as("keys that are left").hasSizeLessThanOrEqualTo(2);
    }

    private void play(Duration duration, SigningAlgorithm algorithm) {
        for (Duration passed = Duration.ZERO; passed.compareTo(duration) < 0; passed = passed.plus(STEP)) {
            clock.pass(STEP);
            List<Issued> fresh = Race.run(CALLERS, number -> {
                Node node = nodes.get(number % nodes.size());
                if (number < nodes.size()) {
                    node.rotate(algorithm);
                }
                return node.issue();
            });
            assertThat(fresh.stream().map(Issued::signer).distinct())
                    .as("who signs at %s", clock.instant())
                    .hasSize(1);
            fresh.forEach(token -> signers.add(token.signer()));
            issued.addAll(fresh.subList(0, nodes.size()));
            issued.removeIf(token -> !clock.instant().isBefore(token.expiresAt()));
            assertThat(issued)
                    .as("tokens within their lives at %s", clock.instant())
                    .allSatisfy(token -> {
                        nodes.forEach(node -> assertThat(node.accessTokens.verify(token.text()))
                                .isPresent());
                        assertThat(verifier.verifies(token)).isTrue();
                    });
        }
    }

    /** A token that somebody holds. */
    private record Issued(String text, Instant expiresAt) {

        SignedJWT parsed() {
            try {
                return SignedJWT.parse(text);
            } catch (ParseException e) {
                throw new AssertionError(e);
            }
        }

        String signer() {
            return parsed().getHeader().getKeyID();
        }
    }

    private final class Node {

        private final EnvironmentSecrets secrets = new EnvironmentSecrets(
                EnvironmentSecret.parse("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")
                        .orElseThrow(),
                List.of());
        private final RandomSecrets random = new RandomSecrets();
        private final AesKeyVault vault = new AesKeyVault(secrets, random);
        private final JwtAccessTokens accessTokens =
                new JwtAccessTokens(SigningAlgorithm.ES256, URL, URL, world.signingKeys(), vault, secrets, clock);
        private final SigningUseCases signing = SigningUseCases.over(
                world.signingKeys(),
                vault,
                new RecordEvent(world.auditTrail(), random, clock),
                world.transactions(),
                clock);

        void rotate(SigningAlgorithm algorithm) {
            signing.rotateSigningKeys().handle(new RotateSigningKeys.Command(new KeyPolicy(algorithm, LIFE, ROTATION)));
        }

        Issued issue() {
            Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            AccessTokenClaims claims = new AccessTokenClaims(
                    UUID.randomUUID(),
                    new AccountId(new UUID(1, 1)),
                    new SessionId(new UUID(2, 2)),
                    now,
                    now.plus(LIFE),
                    now,
                    Set.of(AuthenticationMethod.PASSWORD),
                    Set.of(Role.USER));
            return new Issued(accessTokens.issue(claims).reveal(), claims.expiresAt());
        }
    }

    private final class Verifier {

        private final Map<String, JWK> keys = new HashMap<>();
        private Instant readAt = Instant.MIN;
        private int readings;

        boolean verifies(Issued token) {
            if (readings == 0 || !clock.instant().isBefore(readAt.plus(KeySchedule.CACHED))) {
                read(nodes.get(readings++ % nodes.size()));
            }
            try {
                SignedJWT parsed = token.parsed();
                JWK key = keys.get(token.signer());
                return key instanceof AsymmetricJWK pair
                        && parsed.verify(new DefaultJWSVerifierFactory()
                                .createJWSVerifier(parsed.getHeader(), pair.toPublicKey()));
            } catch (JOSEException e) {
                throw new AssertionError(e);
            }
        }

        private void read(Node node) {
            readAt = clock.instant();
            keys.clear();
            for (PublicKey key : node.accessTokens.publicKeys()) {
                try {
                    keys.put(key.id().value(), JWK.parse(key.jwk()));
                } catch (ParseException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }
}
