package io.portcullis.application.session;

import io.portcullis.domain.port.AccessTokens;
import io.portcullis.domain.port.Sessions;
import io.portcullis.domain.session.Caller;
import java.time.InstantSource;

/**
 * Tells who is calling. A good signature is not enough here: the session must still live and its account be active, so
 * a logout, a suspension or a lost role counts at once.
 */
public final class Authenticate {

    private final AccessTokens accessTokens;
    private final Sessions sessions;
    private final InstantSource clock;

    Authenticate(AccessTokens accessTokens, Sessions sessions, InstantSource clock) {
        this.accessTokens = accessTokens;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** What somebody presents as an access token, whatever it is. */
    public record Query(String accessToken) {

        @Override
        public String toString() {
            return "a query for a caller";
        }
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** This is the caller. */
        record Authenticated(Caller caller) implements Outcome {}

        /** Nobody whom we know. */
        record Refused() implements Outcome {}
    }

    public Outcome handle(Query query) {
        return accessTokens
                .verify(query.accessToken())
                .flatMap(claims -> sessions.caller(claims.session(), clock.instant())
                        .filter(caller -> caller.account().id().equals(claims.subject())))
                .<Outcome>map(Outcome.Authenticated::new)
                .orElseGet(Outcome.Refused::new);
    }
}
