package io.portcullis.crypto.credential;

import org.springframework.security.crypto.bcrypt.BCrypt;

/** Bcrypt itself, its rounds counted. */
final class CountedBcrypt implements Bcrypt {

    private long rounds;

    @Override
    public String hash(byte[] key, String setting) {
        rounds += 1L << Integer.parseInt(setting.substring(4, 6));
        return BCrypt.hashpw(key, setting);
    }

    /** How many rounds were computed in all. */
    long rounds() {
        return rounds;
    }
}
