package io.portcullis.testkit.fake;

import io.portcullis.domain.port.KeyVault;
import io.portcullis.domain.port.Secrets;
import io.portcullis.domain.signing.KeyId;
import io.portcullis.domain.signing.KeyTerm;
import io.portcullis.domain.signing.PublicKey;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.domain.signing.WrappedPrivateKey;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Makes keys that sign nothing, and wraps them under secrets that are plain texts. */
public final class FakeKeyVault implements KeyVault {

    private static final int ID_BYTES = 32;

    private final Secrets random;
    private final FakeSecret first;
    private final List<FakeSecret> known;

    /** With one secret. */
    public FakeKeyVault(Secrets random) {
        this(random, "secret");
    }

    public FakeKeyVault(Secrets random, String first, String... former) {
        this.random = random;
        this.first = new FakeSecret(first);
        this.known = Stream.concat(Stream.of(first), Stream.of(former))
                .map(FakeSecret::new)
                .toList();
    }

    @Override
    public SigningKey generate(SigningAlgorithm algorithm, KeyTerm term) {
        if (!algorithm.asymmetric()) {
            throw new IllegalArgumentException(algorithm + " has no key pairs");
        }
        KeyId id = new KeyId(Base64.getUrlEncoder().withoutPadding().encodeToString(random.bytes(ID_BYTES)));
        String jwk = "{\"kty\":\"EC\",\"kid\":\"" + id + "\",\"alg\":\"" + algorithm.joseName() + "\",\"use\":\"sig\"}";
        return new SigningKey(algorithm, new PublicKey(id, jwk), wrapped(first, id), term);
    }

    @Override
    public SigningKey rewrap(SigningKey key) {
        if (known.stream().noneMatch(secret -> wrapped(secret, key.id()).equals(key.privateKey()))) {
            throw new IllegalStateException("no secret unwraps the key " + key.id());
        }
        WrappedPrivateKey rewrapped = wrapped(first, key.id());
        return rewrapped.equals(key.privateKey()) ? key : key.wrapped(rewrapped);
    }

    private static WrappedPrivateKey wrapped(FakeSecret secret, KeyId id) {
        return new WrappedPrivateKey(secret.id(), secret.mac("private key", id));
    }
}
