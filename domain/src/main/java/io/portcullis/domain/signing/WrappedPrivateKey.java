package io.portcullis.domain.signing;

import io.portcullis.domain.secret.SecretId;

/**
 * The half of a signing key that nobody may see, encrypted and bound to its key's id.
 *
 * @param secret the secret of the environment that unwraps it
 * @param ciphertext in base64url; worth nothing without that secret
 */
public record WrappedPrivateKey(SecretId secret, String ciphertext) {}
