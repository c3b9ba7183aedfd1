package io.portcullis.domain.credential;

import io.portcullis.domain.account.Account;

/** An account, and the hash that its password must match, as they were in the store at one instant. */
public record Credential(Account account, PasswordHash hash) {}
