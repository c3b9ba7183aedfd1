package io.portcullis.crypto.secret;

import io.portcullis.domain.port.Secrets;
import java.security.SecureRandom;

/** Random bytes from the operating system, by way of the JDK. */
public final class RandomSecrets implements Secrets {

    private final SecureRandom random = new SecureRandom();

    @Override
    public byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
