package io.portcullis.domain.account;

/** Who may make an account, and what they are told. */
public enum Registration {
    /** Anybody; whether an address has an account already is told. */
    OPEN,
    /** Anybody; only who reads an address's mail learns whether it had an account. */
    CONFIDENTIAL,
    /** Nobody but the operator. */
    CLOSED
}
