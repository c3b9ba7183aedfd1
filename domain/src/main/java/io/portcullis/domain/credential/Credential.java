package io.portcullis.domain.credential;

import io.portcullis.domain.account.Account;
import java.time.Instant;

/**
 * An account, and the hash that its password must match, as they were in the store at one instant.
 *
 * @param changedAt when its owner set the password; a renewed hash of the same password keeps it
 */
public record Credential(Account account, PasswordHash hash, Instant changedAt) {}
