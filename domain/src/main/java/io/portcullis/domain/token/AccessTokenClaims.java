package io.portcullis.domain.token;

import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.session.AuthenticationMethod;
import io.portcullis.domain.session.SessionId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * What an access token says of its bearer (RFC 9068, section 2.2). Issuer, audience and client are the issuer's to add.
 *
 * @param id the token's own
 * @param issuedAt in whole seconds, as are the other instants
 * @param authTime when the bearer proved who they are
 */
public record AccessTokenClaims(
        UUID id,
        AccountId subject,
        SessionId session,
        Instant issuedAt,
        Instant expiresAt,
        Instant authTime,
        Set<AuthenticationMethod> methods,
        Set<Role> roles) {

    public AccessTokenClaims {
        methods = Set.copyOf(methods);
        roles = Set.copyOf(roles);
    }

    /** Whether a token of these claims counts at that time: from the second of its issue until it expires. */
    public boolean liveAt(Instant now) {
        return !now.isBefore(issuedAt) && now.isBefore(expiresAt);
    }
}
