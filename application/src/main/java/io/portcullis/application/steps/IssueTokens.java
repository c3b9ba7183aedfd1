package io.portcullis.application.steps;

import io.portcullis.domain.port.AccessTokens;
import io.portcullis.domain.port.Sealer;
import io.portcullis.domain.port.Secrets;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.session.Session;
import io.portcullis.domain.token.AccessTokenClaims;
import io.portcullis.domain.token.TokenSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The one mint. It takes a {@link LiveSession}, which only a transaction that saw the account active can make, so that
 * no way in can forget to ask: it couldn't call. It signs after that transaction's commit.
 */
public final class IssueTokens {

    private final AccessTokens accessTokens;
    private final Sealer sealer;
    private final Secrets secrets;
    private final Duration accessTokenLifetime;
    private final InstantSource clock;

    public IssueTokens(
            AccessTokens accessTokens,
            Sealer sealer,
            Secrets secrets,
            Duration accessTokenLifetime,
            InstantSource clock) {
        this.accessTokens = accessTokens;
        this.sealer = sealer;
        this.secrets = secrets;
        this.accessTokenLifetime = accessTokenLifetime;
        this.clock = clock;
    }

    /**
     * Mints an access token and the refresh token of the session's present generation.
     *
     * @param deviceToken the proof that a client which has just logged in is known from now on; a refresh gives none
     */
    public TokenSet issue(LiveSession live, Optional<Sealed> deviceToken) {
        Session session = live.session();
        Instant now = clock.instant();
        Instant issuedAt = now.truncatedTo(ChronoUnit.SECONDS);
        AccessTokenClaims claims = new AccessTokenClaims(
                secrets.identifier(now),
                live.account().id(),
                session.id(),
                issuedAt,
                issuedAt.plus(accessTokenLifetime),
                session.createdAt().truncatedTo(ChronoUnit.SECONDS),
                session.methods(),
                live.account().roles());
        return new TokenSet(
                accessTokens.issue(claims),
                accessTokenLifetime,
                sealer.seal(Sealed.Kind.REFRESH_TOKEN, session.id().value(), session.generation(), session.sealing()),
                Duration.between(now, session.expiresAt()),
                deviceToken,
                session,
                live.account());
    }
}
