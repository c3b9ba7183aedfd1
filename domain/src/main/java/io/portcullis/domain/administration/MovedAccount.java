package io.portcullis.domain.administration;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.AccountStatus;
import io.portcullis.domain.account.DisplayName;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.account.Epoch;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.credential.PasswordHash;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An account on its way from one store to another. It has no identifier: the store that it comes to gives it one.
 *
 * @param hash of its password; absent where its owner has to set one
 */
public record MovedAccount(
        EmailAddress email,
        boolean emailVerified,
        Optional<DisplayName> displayName,
        Set<Role> roles,
        AccountStatus status,
        Instant createdAt,
        Optional<PasswordHash> hash) {

    public MovedAccount {
        roles = Set.copyOf(roles);
    }

    /** That account, with the hash of its password. */
    public static MovedAccount of(Account account, Optional<PasswordHash> hash) {
        return new MovedAccount(
                account.email(),
                account.emailVerified(),
                account.displayName(),
                account.roles(),
                account.status(),
                account.createdAt(),
                hash);
    }

    /** As an account under that identifier, in its first epoch: nothing is built on its state yet. */
    public Account arrived(AccountId id) {
        return new Account(id, email, emailVerified, displayName, roles, status, Epoch.FIRST, createdAt);
    }
}
