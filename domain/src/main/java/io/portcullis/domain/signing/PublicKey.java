package io.portcullis.domain.signing;

/**
 * The half of a signing key that everybody may see.
 *
 * @param jwk its JSON Web Key (RFC 7517) as one line of JSON, with {@code kid}, {@code alg} and {@code use}
 */
public record PublicKey(KeyId id, String jwk) {}
