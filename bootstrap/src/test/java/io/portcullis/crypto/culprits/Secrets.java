package io.portcullis.crypto.culprits;

/** A plug that takes its port's name and tells no technology. */
public final class Secrets implements io.portcullis.domain.port.Secrets {

    @Override
    public byte[] bytes(int length) {
        return new byte[length];
    }
}
