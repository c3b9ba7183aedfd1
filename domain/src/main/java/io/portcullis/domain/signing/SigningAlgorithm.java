package io.portcullis.domain.signing;

/** The algorithms that may sign an access token (RFC 7518, section 3.1). */
public enum SigningAlgorithm {
    /** ECDSA on P-256: whoever holds the public key verifies, and nobody but us signs. */
    ES256(true),
    /** HMAC with a key derived from the environment's secret: whoever verifies can also sign. */
    HS256(false);

    private final boolean asymmetric;

    SigningAlgorithm(boolean asymmetric) {
        this.asymmetric = asymmetric;
    }

    /** Whether its keys are pairs that are made, kept and published; a symmetric key is derived and never stored. */
    public boolean asymmetric() {
        return asymmetric;
    }
}
