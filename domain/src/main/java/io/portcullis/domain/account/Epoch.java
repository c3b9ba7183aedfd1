package io.portcullis.domain.account;

/**
 * Counts the changes that void what was built on an account's earlier state: of password or address, a reset, a
 * suspension, a deletion. Whoever read the account at one epoch may act on it only while that epoch lasts, so the
 * account's row referees a login against a change of password.
 */
public record Epoch(long value) {

    /** The epoch of a new account. */
    public static final Epoch FIRST = new Epoch(0);

    public Epoch next() {
        return new Epoch(value + 1);
    }
}
