package io.portcullis.application.session;

import io.portcullis.domain.port.Sessions;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.session.EndReason;
import io.portcullis.domain.session.SessionId;
import java.time.InstantSource;

/** Ends one of the caller's sessions, wherever it is. */
public final class EndSession {

    private final Sessions sessions;
    private final InstantSource clock;

    EndSession(Sessions sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Who ends which. */
    public record Command(Caller caller, SessionId session, Origin origin) {}

    /** What came of it. */
    public sealed interface Outcome {

        /** It is over. */
        record Ended() implements Outcome {}

        /** There is no such live session, or it is somebody else's: indistinguishable. */
        record NotFound() implements Outcome {}
    }

    public Outcome handle(Command command) {
        boolean ended = sessions.end(
                command.session(), command.caller().account().id(), EndReason.ENDED_BY_OWNER, clock.instant());
        return ended ? new Outcome.Ended() : new Outcome.NotFound();
    }
}
