package io.portcullis.domain.throttle;

/** Over which time the mails to one address are counted, so that nobody can fill a stranger's mailbox. */
public enum MailCap {
    MINUTE,
    HOUR,
    /** For what is told of attempts to register an address that has an account. */
    DAY
}
