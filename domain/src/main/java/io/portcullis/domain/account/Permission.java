package io.portcullis.domain.account;

import java.util.Set;

/**
 * What takes more than being oneself, and the role that may: the one table of it. Nothing here gives or sets a password,
 * since whoever knows another's could act in their name unseen.
 */
public enum Permission {
    /** See every account. */
    READ_ACCOUNTS(Role.ADMIN),
    /** Give and take roles. */
    ASSIGN_ROLES(Role.ADMIN),
    /** Bar an account, and let it in again. */
    SUSPEND_ACCOUNTS(Role.ADMIN),
    /** Delete another's account. */
    DELETE_ACCOUNTS(Role.ADMIN),
    /** Log another out everywhere. */
    END_SESSIONS(Role.ADMIN),
    /** Have a link mailed to another, by which they choose a new password. */
    SEND_PASSWORD_RESETS(Role.ADMIN),
    /** See which keys sign. */
    READ_SIGNING_KEYS(Role.ADMIN),
    /** Publish another key to sign with. */
    PUBLISH_SIGNING_KEYS(Role.ADMIN),
    /** See what happened to everybody. */
    READ_EVENTS(Role.ADMIN);

    private final Role role;

    Permission(Role role) {
        this.role = role;
    }

    /** Who has it is enough. */
    public Role role() {
        return role;
    }

    /** Whether somebody with these roles may. */
    public boolean grantedTo(Set<Role> held) {
        return held.contains(role);
    }
}
