package io.portcullis.domain.signing;

/**
 * The algorithms that may sign an access token (RFC 7518, section 3.1, and RFC 8037). By the asymmetric ones, whoever
 * holds the public key verifies, and nobody but us signs.
 */
public enum SigningAlgorithm {
    /** ECDSA on P-256. */
    ES256("ES256", true),
    /** Ed25519, which alone is meant by this name here; Ed448 has it too. */
    EDDSA("EdDSA", true),
    /** RSA with PKCS #1 v1.5, by keys of 3072 bits: for those whose libraries know nothing else. */
    RS256("RS256", true),
    /** HMAC with a key derived from the environment's secret: whoever verifies can also sign. */
    HS256("HS256", false);

    private final String joseName;
    private final boolean asymmetric;

    SigningAlgorithm(String joseName, boolean asymmetric) {
        this.joseName = joseName;
        this.asymmetric = asymmetric;
    }

    /** What it is called in a token's header, in a JSON Web Key and in the settings. */
    public String joseName() {
        return joseName;
    }

    /** Whether its keys are pairs that are made, kept and published; a symmetric key is derived and never stored. */
    public boolean asymmetric() {
        return asymmetric;
    }
}
