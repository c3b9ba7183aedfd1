package io.portcullis.domain.port;

import io.portcullis.domain.signing.KeyId;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.domain.signing.WrappedPrivateKey;
import java.time.Duration;
import java.util.List;

/** The signing keys, private halves encrypted, in one line. */
public interface SigningKeys {

    /** All keys by their numbers, the first one first. */
    List<SigningKey> all();

    /**
     * Adds a key, unless another has its number.
     *
     * @return false where one has: of any number of nodes that want the first key or the next, one adds it
     */
    boolean add(SigningKey key);

    /**
     * Exchanges the wrapping of a private key.
     *
     * @return false where it is no longer {@code seen}
     */
    boolean rewrap(KeyId id, WrappedPrivateKey seen, WrappedPrivateKey rewrapped);

    /**
     * Has a key count on tokens that live so long.
     *
     * @param tokenLife in whole seconds
     * @return false where it counts on that or longer already, or is gone: of many, the longest life stays
     */
    boolean lengthen(KeyId id, Duration tokenLife);

    /**
     * Forgets a key.
     *
     * @return false where another has forgotten it already
     */
    boolean remove(KeyId id);
}
