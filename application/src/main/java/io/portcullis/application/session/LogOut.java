package io.portcullis.application.session;

import io.portcullis.domain.port.Sessions;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.session.EndReason;
import java.time.InstantSource;

/** Ends the caller's own session: its refresh token at once, its access token here at once and elsewhere in time. */
public final class LogOut {

    private final Sessions sessions;
    private final InstantSource clock;

    LogOut(Sessions sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Who goes. */
    public record Command(Caller caller, Origin origin) {}

    /** What came of it. */
    public sealed interface Outcome {

        /** The session is over, whoever ended it. */
        record LoggedOut() implements Outcome {}
    }

    public Outcome handle(Command command) {
        Caller caller = command.caller();
        sessions.end(caller.session().id(), caller.account().id(), EndReason.LOGGED_OUT, clock.instant());
        return new Outcome.LoggedOut();
    }
}
