package io.portcullis.crypto.culprits;

import io.portcullis.domain.port.Secrets;

/** A plug that can be half of another. */
public class ExtensibleSecrets implements Secrets {

    @Override
    public byte[] bytes(int length) {
        return new byte[length];
    }
}
