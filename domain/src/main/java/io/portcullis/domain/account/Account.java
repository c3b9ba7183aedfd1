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

    /** Whether it counts as an administrator: one that is suspended can do nothing for anybody. */
    public boolean administers() {
        return active() && roles.contains(Role.ADMIN);
    }

    /** With these roles in place of its own. What was proved of it before stays proved. */
    public Account with(Set<Role> assigned) {
        return new Account(id, email, emailVerified, displayName, assigned, status, epoch, createdAt);
    }

    /** With an address that mail was seen to arrive at. */
    public Account verified() {
        return new Account(id, email, true, displayName, roles, status, epoch, createdAt);
    }

    /** With another address, seen to receive mail, in place of its own; which voids what was built on its state. */
    public Account readdressed(EmailAddress next) {
        return new Account(id, next, true, displayName, roles, status, epoch.next(), createdAt);
    }

    /** Barred, which voids what was built on its state. */
    public Account suspended() {
        return active() ? in(AccountStatus.SUSPENDED, epoch.next()) : this;
    }

    /** Let in again. */
    public Account reinstated() {
        return in(AccountStatus.ACTIVE, epoch);
    }

    private Account in(AccountStatus next, Epoch reached) {
        return new Account(id, email, emailVerified, displayName, roles, next, reached, createdAt);
    }
}
