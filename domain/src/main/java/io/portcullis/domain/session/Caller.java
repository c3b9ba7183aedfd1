package io.portcullis.domain.session;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.Permission;
import io.portcullis.domain.account.Role;
import java.time.Instant;
import java.util.Set;

/**
 * Who is calling: a live session and its active account, as the store had them in one look when the request arrived. A
 * store makes it and the {@code Authenticate} use case hands it on, so whoever holds one need not ask again.
 */
public record Caller(Account account, Session session) {

    /** The account's roles as the store has them, whatever the token says. */
    public Set<Role> roles() {
        return account.roles();
    }

    /** Whether one of those roles has that permission. */
    public boolean may(Permission permission) {
        return permission.grantedTo(roles());
    }

    /** When the caller last proved who they are. */
    public Instant authTime() {
        return session.createdAt();
    }
}
