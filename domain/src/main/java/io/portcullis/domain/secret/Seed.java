package io.portcullis.domain.secret;

/** A row's own {@value #LENGTH} random bytes: without them, the secret alone can't make what is sealed for the row. */
public final class Seed {

    /** In bytes. */
    public static final int LENGTH = 32;

    private final byte[] bytes;

    public Seed(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a seed has " + LENGTH + " bytes");
        }
        this.bytes = bytes.clone();
    }

    /** A copy of the bytes, for the store that keeps them and the sealer that uses them. */
    public byte[] reveal() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "a seed";
    }
}
