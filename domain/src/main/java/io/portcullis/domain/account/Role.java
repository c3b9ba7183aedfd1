package io.portcullis.domain.account;

/** What an account may do here. */
public enum Role {
    USER,
    ADMIN
}
