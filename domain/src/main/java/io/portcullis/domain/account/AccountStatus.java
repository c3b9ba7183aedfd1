package io.portcullis.domain.account;

/** Whether an account may be used. */
public enum AccountStatus {
    ACTIVE,
    /** Barred by an administrator: it opens no session, and to a stranger looks like a wrong password. */
    SUSPENDED
}
