package io.portcullis.benchmarks;

import io.portcullis.crypto.credential.BcryptPasswordHasher;
import io.portcullis.crypto.secret.EnvironmentSecret;
import io.portcullis.crypto.secret.EnvironmentSecrets;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.port.PasswordHasher;
import java.util.List;
import java.util.Optional;
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

/** One password checked, without the pool that it waits for in the server. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 3)
@NullUnmarked
public class PasswordBenchmark {

    private static final int OLD_COST = 4;

    @Param({"10", "12"})
    public int cost;

    private final PresentedPassword right = PresentedPassword.of("violet anchors hum at seven rivers");
    private final PresentedPassword wrong = PresentedPassword.of("quartz lanterns drift past nine owls");
    private PasswordHasher hasher;
    private Optional<PasswordHash> hash;
    private Optional<PasswordHash> oldHash;

    @Setup
    public void prepare() {
        EnvironmentSecrets secrets =
                new EnvironmentSecrets(EnvironmentSecret.parse(Server.secret()).orElseThrow(), List.of());
        hasher = new BcryptPasswordHasher(secrets, cost);
        hash = Optional.of(hash(hasher));
        oldHash = Optional.of(hash(new BcryptPasswordHasher(secrets, OLD_COST)));
    }

    private PasswordHash hash(PasswordHasher by) {
        return switch (by.hash(right.possible().orElseThrow())) {
            case PasswordHasher.Hashing.Hashed(PasswordHash made) -> made;
            case PasswordHasher.Overloaded _ -> throw new IllegalStateException("an unbounded hasher has room");
        };
    }

    @Benchmark
    public PasswordHasher.Verification rightPassword() {
        return hasher.verify(right, hash);
    }

    @Benchmark
    public PasswordHasher.Verification wrongPassword() {
        return hasher.verify(wrong, hash);
    }

    /** Costs as much as {@link #wrongPassword} only because of the decoys. */
    @Benchmark
    public PasswordHasher.Verification wrongPasswordOfAnOldHash() {
        return hasher.verify(wrong, oldHash);
    }

    @Benchmark
    public PasswordHasher.Verification noHashAtAll() {
        return hasher.verify(right, Optional.empty());
    }
}
