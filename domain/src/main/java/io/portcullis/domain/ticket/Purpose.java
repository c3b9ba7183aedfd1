package io.portcullis.domain.ticket;

import io.portcullis.domain.secret.Sealed;
import java.time.Duration;

/** What a mailed link is good for. */
public enum Purpose {
    /** To show that mail to an account's address arrives. */
    VERIFY_EMAIL(Sealed.Kind.VERIFICATION_TOKEN, Duration.ofHours(24)),
    /** To show the same of another address, which then takes the place of the account's. */
    CHANGE_EMAIL(Sealed.Kind.VERIFICATION_TOKEN, Duration.ofHours(24)),
    /** To choose a new password without the old one. */
    RESET_PASSWORD(Sealed.Kind.RESET_TOKEN, Duration.ofMinutes(30));

    private final Sealed.Kind tokenKind;
    private final Duration lifetime;

    Purpose(Sealed.Kind tokenKind, Duration lifetime) {
        this.tokenKind = tokenKind;
        this.lifetime = lifetime;
    }

    /** What the link's token is; the two that verify an address are used alike. */
    public Sealed.Kind tokenKind() {
        return tokenKind;
    }

    /** How long the link is good, from when it was asked for. */
    public Duration lifetime() {
        return lifetime;
    }
}
