package io.portcullis.crypto.credential;

/** One computation of bcrypt: all the work there is in hashing and checking, so that a test can count its rounds. */
@FunctionalInterface
interface Bcrypt {

    /** The least and the greatest cost that bcrypt knows. */
    int MIN_COST = 4;

    int MAX_COST = 31;

    /** How many bytes of its key bcrypt reads. */
    int MAX_KEY_LENGTH = 72;

    /**
     * The hash of {@code key}.
     *
     * @param key at most {@value #MAX_KEY_LENGTH} bytes
     * @param setting {@code $2a$}, {@code $2b$} or {@code $2y$}, the cost in two digits, {@code $} and the salt; what
     *     follows is ignored, so a hash is a setting too
     * @return the setting and the hash, as bcrypt writes them
     */
    String hash(byte[] key, String setting);
}
