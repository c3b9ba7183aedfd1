package io.portcullis.domain.signing;

/** A key pair that signs access tokens, as it rests in the store. */
public record SigningKey(SigningAlgorithm algorithm, PublicKey publicKey, WrappedPrivateKey privateKey, KeyTerm term) {

    public KeyId id() {
        return publicKey.id();
    }

    /** The same key in another wrapping. */
    public SigningKey wrapped(WrappedPrivateKey rewrapped) {
        return new SigningKey(algorithm, publicKey, rewrapped, term);
    }
}
