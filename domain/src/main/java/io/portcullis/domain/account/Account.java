package io.portcullis.domain.account;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who can log in.
 *
 * @param emailVerified whether mail to the address has been seen to arrive
 * @param displayName absent where the owner gave none
 * @param roles one at least
 */
public record Account(
        AccountId id,
        EmailAddress email,
        boolean emailVerified,
        Optional<DisplayName> displayName,
        Set<Role> roles,
        AccountStatus status,
        Epoch epoch,
        Instant createdAt) {

    public Account {
        roles = Set.copyOf(roles);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("an account without a role");
        }
    }

    /** A new account: active, a user, its address not yet verified. */
    public static Account registered(AccountId id, EmailAddress email, Optional<DisplayName> displayName, Instant now) {
        return new Account(id, email, false, displayName, Set.of(Role.USER), AccountStatus.ACTIVE, Epoch.FIRST, now);
    }

    public boolean active() {
        return status == AccountStatus.ACTIVE;
    }
}
