package io.portcullis.benchmarks;

import io.portcullis.crypto.secret.EnvironmentSecret;
import io.portcullis.crypto.secret.EnvironmentSecrets;
import io.portcullis.crypto.secret.RandomSecrets;
import io.portcullis.crypto.signing.AesKeyVault;
import io.portcullis.crypto.token.JwtAccessTokens;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.port.AccessTokens;
import io.portcullis.domain.session.AuthenticationMethod;
import io.portcullis.domain.session.SessionId;
import io.portcullis.domain.signing.KeyTerm;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.domain.token.AccessToken;
import io.portcullis.domain.token.AccessTokenClaims;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An access token issued, and one verified that was seen before, as the server does it: claims, JSON and base64 included,
 * the store not. What the first verification costs above that is {@link ProviderBenchmark}'s to tell.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@NullUnmarked
public class TokenBenchmark {

    private static final Instant NOW = Instant.ofEpochSecond(1_795_392_000);
    private static final String URL = "https://id.example.org";
    private static final Duration LIFE = Duration.ofMinutes(10);

    @Param
    public SigningAlgorithm algorithm;

    private AccessTokens accessTokens;
    private AccessTokenClaims claims;
    private String token;

    @Setup
    public void prepare() {
        InstantSource clock = InstantSource.fixed(NOW);
        RandomSecrets random = new RandomSecrets();
        EnvironmentSecrets secrets =
                new EnvironmentSecrets(EnvironmentSecret.parse(Server.secret()).orElseThrow(), List.of());
        AesKeyVault vault = new AesKeyVault(secrets, random);
        SigningKey key =
                vault.generate(algorithm.asymmetric() ? algorithm : SigningAlgorithm.ES256, KeyTerm.first(NOW, LIFE));
        accessTokens = new JwtAccessTokens(algorithm, URL, URL, new OneKey(key), vault, secrets, clock);
        claims = new AccessTokenClaims(
                random.identifier(NOW),
                new AccountId(random.identifier(NOW)),
                new SessionId(random.identifier(NOW)),
                NOW,
                NOW.plus(LIFE),
                NOW,
                Set.of(AuthenticationMethod.PASSWORD),
                Set.of(Role.USER));
        token = accessTokens.issue(claims).reveal();
    }

    @Benchmark
    public AccessToken issue() {
        return accessTokens.issue(claims);
    }

    @Benchmark
    public Optional<AccessTokenClaims> verify() {
        return accessTokens.verify(token);
    }
}
