package io.portcullis.application.session;

import io.portcullis.domain.port.Sessions;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.session.Session;
import java.time.InstantSource;
import java.util.List;

/** Shows a caller where their account is logged in. */
public final class ListSessions {

    private final Sessions sessions;
    private final InstantSource clock;

    ListSessions(Sessions sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Who asks. */
    public record Query(Caller caller) {}

    /** What came of it. */
    public sealed interface Outcome {

        /** The account's live sessions, the most recently used first. */
        record Listed(List<Session> sessions) implements Outcome {}
    }

    public Outcome handle(Query query) {
        return new Outcome.Listed(sessions.live(query.caller().account().id(), clock.instant()));
    }
}
