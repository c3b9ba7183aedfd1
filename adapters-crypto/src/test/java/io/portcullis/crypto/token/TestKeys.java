package io.portcullis.crypto.token;

import static io.portcullis.crypto.secret.SecretsOfTests.secrets;

import io.portcullis.crypto.secret.RandomSecrets;
import io.portcullis.crypto.signing.AesKeyVault;
import io.portcullis.domain.signing.KeyTerm;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.testkit.Samples;
import io.portcullis.testkit.fake.SteppingClock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Two keys an algorithm, under the first secret, made once: a key of RSA takes a second. */
final class TestKeys {

    private static final Map<SigningAlgorithm, SigningKey> OURS = new ConcurrentHashMap<>();
    private static final Map<SigningAlgorithm, SigningKey> THEIRS = new ConcurrentHashMap<>();

    private TestKeys() {}

    static SigningKey ours(SigningAlgorithm algorithm) {
        return OURS.computeIfAbsent(algorithm, TestKeys::made);
    }

    static SigningKey theirs(SigningAlgorithm algorithm) {
        return THEIRS.computeIfAbsent(algorithm, TestKeys::made);
    }

    private static SigningKey made(SigningAlgorithm algorithm) {
        return new AesKeyVault(secrets(1), new RandomSecrets())
                .generate(algorithm, KeyTerm.first(SteppingClock.START, Samples.TOKEN_LIFE));
    }
}
