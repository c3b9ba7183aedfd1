package io.portcullis.domain.credential;

import java.util.Optional;

/**
 * What somebody claims to be a password. Any text is one: a text that can be nobody's password is a wrong password, and
 * finding that out costs the same work as any other.
 */
public final class PresentedPassword {

    private final Optional<Password> possible;

    private PresentedPassword(Optional<Password> possible) {
        this.possible = possible;
    }

    public static PresentedPassword of(String text) {
        return new PresentedPassword(Password.parse(text).ifValid());
    }

    /** Absent where the text is too long or ill-formed, so that it can be nobody's password. */
    public Optional<Password> possible() {
        return possible;
    }

    @Override
    public String toString() {
        return "a presented password";
    }
}
