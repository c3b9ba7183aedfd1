package io.portcullis.testkit.fake;

import io.portcullis.domain.port.Secrets;
import java.util.Random;

/** Bytes that look random and are the same in every run, so that a failure can be seen again. */
public final class FakeSecrets implements Secrets {

    private final Random random;

    public FakeSecrets() {
        this(0);
    }

    /** Draws differ from those of another seed. */
    public FakeSecrets(long seed) {
        random = new Random(seed);
    }

    @Override
    public synchronized byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
