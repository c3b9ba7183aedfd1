package io.portcullis.domain.token;

/** A signed access token, as it is handed out. */
public final class AccessToken {

    private final String text;

    public AccessToken(String text) {
        this.text = text;
    }

    /** The token itself, for its owner. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "an access token";
    }
}
