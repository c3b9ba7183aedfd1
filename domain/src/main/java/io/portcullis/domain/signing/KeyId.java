package io.portcullis.domain.signing;

/** Names a signing key: the thumbprint of its public part (RFC 7638), so that no two keys share one. */
public record KeyId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
