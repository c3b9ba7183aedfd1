package io.portcullis.domain.throttle;

/** What anybody on the network may try without having proved who they are. */
public enum Act {
    LOGIN,
    REGISTRATION,
    REFRESH,
    /** Asking for a mail to any address. */
    MAIL
}
