package io.portcullis.crypto.culprits;

import io.portcullis.domain.port.Secrets;

/** A plug whose test asks what it likes instead of what the contract asks. */
public final class MistestedSecrets implements Secrets {

    @Override
    public byte[] bytes(int length) {
        return new byte[length];
    }
}
