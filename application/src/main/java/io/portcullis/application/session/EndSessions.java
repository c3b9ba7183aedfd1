package io.portcullis.application.session;

import io.portcullis.domain.port.Sessions;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.session.EndReason;
import io.portcullis.domain.session.SessionId;
import java.time.InstantSource;
import java.util.Optional;

/** Ends the caller's sessions everywhere: all of them, or all but the one that asks. */
public final class EndSessions {

    private final Sessions sessions;
    private final InstantSource clock;

    EndSessions(Sessions sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Who ends them, and whether the asking session lives on. */
    public record Command(Caller caller, boolean keepCurrent, Origin origin) {}

    /** What came of it. */
    public sealed interface Outcome {

        /** They are over. */
        record Ended() implements Outcome {}
    }

    public Outcome handle(Command command) {
        Caller caller = command.caller();
        Optional<SessionId> except =
                command.keepCurrent() ? Optional.of(caller.session().id()) : Optional.empty();
        sessions.endAll(caller.account().id(), except, EndReason.ENDED_BY_OWNER, clock.instant());
        return new Outcome.Ended();
    }
}
