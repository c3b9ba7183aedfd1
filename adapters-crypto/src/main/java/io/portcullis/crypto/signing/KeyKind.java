package io.portcullis.crypto.signing;

import io.portcullis.domain.signing.SigningAlgorithm;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;

/** The one sort of key pairs that an algorithm takes, by the JDK's names; no two algorithms share a sort. */
enum KeyKind {
    P256("EC") {
        @Override
        AlgorithmParameterSpec parameters() {
            return new ECGenParameterSpec("secp256r1");
        }

        @Override
        boolean has(PublicKey key) {
            return key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() == 256;
        }
    },
    ED25519("Ed25519") {
        @Override
        AlgorithmParameterSpec parameters() {
            return NamedParameterSpec.ED25519;
        }

        @Override
        boolean has(PublicKey key) {
            return key instanceof EdECPublicKey ed
                    && ed.getParams().getName().equals(NamedParameterSpec.ED25519.getName());
        }
    },
    RSA_3072("RSA") {
        @Override
        AlgorithmParameterSpec parameters() {
            return new RSAKeyGenParameterSpec(3072, RSAKeyGenParameterSpec.F4);
        }

        @Override
        boolean has(PublicKey key) {
            return key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() == 3072;
        }
    };

    private final String name;

    KeyKind(String name) {
        this.name = name;
    }

    static KeyKind of(SigningAlgorithm algorithm) {
        return switch (algorithm) {
            case ES256 -> P256;
            case EDDSA -> ED25519;
            case RS256 -> RSA_3072;
            case HS256 -> throw new IllegalArgumentException("a symmetric key is derived, never made");
        };
    }

    abstract AlgorithmParameterSpec parameters();

    abstract boolean has(PublicKey key);

    KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(name);
            generator.initialize(parameters());
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK makes no keys of " + this, e);
        }
    }

    /** Reads a private key (PKCS #8). */
    PrivateKey privateKey(byte[] pkcs8) {
        try {
            return KeyFactory.getInstance(name).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException _) {
            // The cause would be told with the key's bytes at hand, and what was encrypted here was a key.
            throw new IllegalStateException("what was unwrapped is no private key");
        }
    }
}
