package io.portcullis.domain.port;

import io.portcullis.domain.signing.KeyTerm;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.signing.SigningKey;

/** Makes key pairs, and wraps their private halves under the first secret of the environment. */
public interface KeyVault {

    /**
     * A new key pair.
     *
     * @param algorithm an asymmetric one
     */
    SigningKey generate(SigningAlgorithm algorithm, KeyTerm term);

    /**
     * The same key, wrapped under the first secret; equal to it where it is so already.
     *
     * @throws IllegalStateException where no secret unwraps it: the store was tampered with
     */
    SigningKey rewrap(SigningKey key);
}
