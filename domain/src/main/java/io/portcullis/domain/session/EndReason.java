package io.portcullis.domain.session;

/** Why a session ended before its time. */
public enum EndReason {
    /** Its own caller logged out. */
    LOGGED_OUT,
    /** Its owner ended it from another session, or all at once. */
    ENDED_BY_OWNER,
    /** An administrator ended all of the account's. */
    ENDED_BY_ADMIN,
    /** An administrator suspended the account. */
    SUSPENDED,
    /** The password changed in another session. */
    PASSWORD_CHANGED,
    /** The password was set by a mailed link. */
    PASSWORD_RESET,
    /** Newer sessions of the account took its place. */
    TOO_MANY,
    /** An old refresh token came back: two parties hold the session, and one of them stole it. */
    REFRESH_REUSED,
    /** A refresh token from the future came: the store was restored from an older copy. */
    STORE_BEHIND
}
