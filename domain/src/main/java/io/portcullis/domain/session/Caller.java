package io.portcullis.domain.session;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.Role;
import java.time.Instant;
import java.util.Set;

/**
 * Who is calling: a live session and its active account, as the store had them when the request arrived. Only the
 * {@code Authenticate} use case makes one.
 */
public record Caller(Account account, Session session) {

    /** The account's roles as the store has them, whatever the token says. */
    public Set<Role> roles() {
        return account.roles();
    }

    /** When the caller last proved who they are. */
    public Instant authTime() {
        return session.createdAt();
    }
}
