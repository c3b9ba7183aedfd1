package io.portcullis.domain.credential;

/**
 * A password's hash as text that names its own scheme, cost and secret, so that any hash ever made can be verified and
 * told to be outdated. Only a {@code PasswordHasher} makes or reads it; a text that no scheme knows verifies nothing.
 */
public final class PasswordHash {

    private final String text;

    /** Takes back what a store kept, whatever it is. */
    public PasswordHash(String text) {
        this.text = text;
    }

    /** The hash itself, for the store that keeps it and the hasher that reads it. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "a password hash";
    }
}
