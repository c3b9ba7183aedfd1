package io.portcullis.application.session;

import io.portcullis.domain.port.Sessions;
import java.time.InstantSource;

/** Forgets the sessions that are over, so that the store holds no more personal data than it must. */
public final class SweepSessions {

    private final Sessions sessions;
    private final InstantSource clock;

    SweepSessions(Sessions sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** It is time. */
    public record Command() {}

    /** What came of it. */
    public sealed interface Outcome {

        /** That many sessions are forgotten. */
        record Swept(int sessions) implements Outcome {}
    }

    public Outcome handle(Command command) {
        return new Outcome.Swept(sessions.sweep(clock.instant()));
    }
}
