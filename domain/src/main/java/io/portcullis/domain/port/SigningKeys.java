package io.portcullis.domain.port;

import io.portcullis.domain.signing.KeyId;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.domain.signing.WrappedPrivateKey;
import java.util.List;

/** The signing keys, private halves encrypted. One an algorithm signs. */
public interface SigningKeys {

    /** All keys, the oldest first. */
    List<SigningKey> all();

    /**
     * Adds a key that signs from now on, unless its algorithm has one.
     *
     * @return false where it has: of any number of nodes that start on an empty store, one makes the key
     */
    boolean addFirst(SigningKey key);

    /**
     * Exchanges the wrapping of a private key.
     *
     * @return false where it is no longer {@code seen}
     */
    boolean rewrap(KeyId id, WrappedPrivateKey seen, WrappedPrivateKey rewrapped);
}
