package io.portcullis.crypto.token;

import io.portcullis.domain.signing.SigningAlgorithm;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.Provider;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Who computes the signatures of an algorithm: the fastest of those at hand (ADR 20). Bouncy Castle is handed over as an
 * object and never registered with the JDK, where it would answer others who ask for an algorithm.
 */
final class SignatureProviders {

    /** Made with the first signature and not at the start, which it would lengthen by a tenth of a second and more. */
    private final Supplier<Provider> bouncyCastle = new Once<>(BouncyCastleProvider::new);

    /** The keys of a pair, fit for the provider of that algorithm. */
    ProvidedPair provide(SigningAlgorithm algorithm, KeyPair pair) {
        return fastest(algorithm)
                .map(provider -> new ProvidedPair(Optional.of(provider), own(pair, provider)))
                .orElseGet(() -> new ProvidedPair(Optional.empty(), pair));
    }

    /** Absent where none is faster than the JDK's own. */
    private Optional<Provider> fastest(SigningAlgorithm algorithm) {
        return switch (algorithm) {
            case ES256, EDDSA -> Optional.of(bouncyCastle.get());
            case RS256, HS256 -> Optional.empty();
        };
    }

    /** The same keys as the provider makes them: those of another it would convert, and prepare, for every signature. */
    private static KeyPair own(KeyPair pair, Provider provider) {
        try {
            KeyFactory factory = KeyFactory.getInstance(pair.getPublic().getAlgorithm(), provider);
            return new KeyPair(
                    factory.generatePublic(
                            new X509EncodedKeySpec(pair.getPublic().getEncoded())),
                    factory.generatePrivate(
                            new PKCS8EncodedKeySpec(pair.getPrivate().getEncoded())));
        } catch (GeneralSecurityException _) {
            // The cause would be told with the key's bytes at hand.
            throw new IllegalStateException("a key of ours is none to " + provider.getName());
        }
    }

    /**
     * Keys, and who computes with them.
     *
     * @param provider absent where the JDK chooses
     */
    record ProvidedPair(Optional<Provider> provider, KeyPair keys) {}
}
