package io.portcullis.domain.credential;

/**
 * How long a new password must be.
 *
 * @param minimum in code points, {@value #FLOOR} at least (NIST SP 800-63B-4, 3.1.1.2)
 */
public record PasswordLength(int minimum) {

    /** No setting goes below this. */
    public static final int FLOOR = 8;

    /** What holds where nothing is set: the least for a password that stands alone. */
    public static final PasswordLength DEFAULT = new PasswordLength(15);

    public PasswordLength {
        if (minimum < FLOOR || minimum > Password.MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a minimum password length is between " + FLOOR + " and " + Password.MAX_LENGTH);
        }
    }
}
