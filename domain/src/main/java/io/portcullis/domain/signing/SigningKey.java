package io.portcullis.domain.signing;

import java.time.Instant;

/** A key pair that signs access tokens, as it rests in the store. */
public record SigningKey(
        SigningAlgorithm algorithm, PublicKey publicKey, WrappedPrivateKey privateKey, Instant createdAt) {

    public KeyId id() {
        return publicKey.id();
    }
}
