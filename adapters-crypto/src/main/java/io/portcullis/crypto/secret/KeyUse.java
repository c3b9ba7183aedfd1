package io.portcullis.crypto.secret;

/**
 * What a key derived from a secret is for. Each has a label of its own, so that a key of one use tells nothing of
 * another's (RFC 5869, section 3.2).
 */
public enum KeyUse {
    /** Keys the hash that a password goes through before bcrypt. */
    PEPPER("portcullis pepper v1", "HmacSHA384"),
    /** Encrypts the private halves of signing keys. */
    KEY_WRAPPING("portcullis key wrapping v1", "AES"),
    /** Seals refresh tokens. */
    REFRESH_TOKEN("portcullis refresh token v1", "HmacSHA256"),
    /** Seals the proof that a client has logged in to an account before. */
    DEVICE_TOKEN("portcullis device token v1", "HmacSHA256"),
    /** Seals places in an account's trail of events. */
    EVENT_CURSOR("portcullis event cursor v1", "HmacSHA256"),
    /** Seals places in everybody's trail of events. */
    TRAIL_CURSOR("portcullis trail cursor v1", "HmacSHA256"),
    /** Seals places in the list of accounts. */
    ACCOUNT_CURSOR("portcullis account cursor v1", "HmacSHA256"),
    /** Seals the links by which an address is verified. */
    VERIFICATION_TOKEN("portcullis verification token v1", "HmacSHA256"),
    /** Seals the links by which a password is reset. */
    RESET_TOKEN("portcullis reset token v1", "HmacSHA256"),
    /** Makes pseudonyms of addresses and networks. */
    PSEUDONYM("portcullis pseudonym v1", "HmacSHA256"),
    /** Signs access tokens under HS256. */
    HS256_SIGNING("portcullis hs256 signing v1", "HmacSHA256");

    private final String label;
    private final String algorithm;

    KeyUse(String label, String algorithm) {
        this.label = label;
        this.algorithm = algorithm;
    }

    /** HKDF's {@code info}; never changed, for it is part of every stored hash and seal. */
    String label() {
        return label;
    }

    /** The name of the algorithm that takes the key, as the JDK has it. */
    public String algorithm() {
        return algorithm;
    }
}
