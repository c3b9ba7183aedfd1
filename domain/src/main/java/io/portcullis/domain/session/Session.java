package io.portcullis.domain.session;

import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.secret.Sealing;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One login and all that follows from it, until it ends or expires.
 *
 * @param sealing what its refresh tokens are derived from
 * @param generation the refresh token that is valid now, counted from 0
 * @param createdAt when the caller proved who they are
 * @param lastUsedAt the login or the last refresh
 * @param rotatedAt when {@code generation} came to be
 * @param expiresAt the earlier of its idle and its absolute end
 * @param userAgent what the client said it was at login, if anything
 * @param address where the login came from
 * @param methods how the caller proved it
 * @param end present once it has ended before its time
 */
public record Session(
        SessionId id,
        AccountId account,
        Sealing sealing,
        long generation,
        Instant createdAt,
        Instant lastUsedAt,
        Instant rotatedAt,
        Instant expiresAt,
        Optional<String> userAgent,
        String address,
        Set<AuthenticationMethod> methods,
        Optional<End> end) {

    /** How many live sessions an account has at most; one more ends the least recently used. */
    public static final int LIMIT = 100;

    /** When and why a session ended. */
    public record End(Instant at, EndReason reason) {}

    public Session {
        methods = Set.copyOf(methods);
        if (generation < 0) {
            throw new IllegalArgumentException("generations count from 0");
        }
    }

    /** A session that begins now. */
    public static Session opened(
            SessionId id,
            AccountId account,
            Sealing sealing,
            Set<AuthenticationMethod> methods,
            Origin origin,
            Instant now,
            SessionLifetime lifetime) {
        return new Session(
                id,
                account,
                sealing,
                0,
                now,
                now,
                now,
                lifetime.expiry(now, now),
                origin.userAgent(),
                origin.address(),
                methods,
                Optional.empty());
    }

    /** The session after its refresh token was replaced. */
    public Session advanced(Instant now, SessionLifetime lifetime) {
        return new Session(
                id,
                account,
                sealing,
                generation + 1,
                createdAt,
                now,
                now,
                lifetime.expiry(createdAt, now),
                userAgent,
                address,
                methods,
                end);
    }

    /** The session once it has ended. */
    public Session ended(EndReason reason, Instant now) {
        return new Session(
                id,
                account,
                sealing,
                generation,
                createdAt,
                lastUsedAt,
                rotatedAt,
                expiresAt,
                userAgent,
                address,
                methods,
                Optional.of(new End(now, reason)));
    }

    /** Whether it speaks for its account at that instant. */
    public boolean live(Instant now) {
        return end.isEmpty() && now.isBefore(expiresAt);
    }
}
