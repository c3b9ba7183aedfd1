package io.portcullis.application.session;

import io.portcullis.application.steps.RecordEvent;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.port.Sessions;
import io.portcullis.domain.port.Transactions;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.session.EndReason;
import io.portcullis.domain.session.SessionId;
import java.time.InstantSource;
import java.util.Optional;

/** Ends the caller's sessions everywhere: all of them, or all but the one that asks. */
public final class EndSessions {

    private final Sessions sessions;
    private final RecordEvent recordEvent;
    private final Transactions transactions;
    private final InstantSource clock;

    EndSessions(Sessions sessions, RecordEvent recordEvent, Transactions transactions, InstantSource clock) {
        this.sessions = sessions;
        this.recordEvent = recordEvent;
        this.transactions = transactions;
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
        return transactions.run(_ -> {
            int ended = sessions.endAll(caller.account().id(), except, EndReason.ENDED_BY_OWNER, clock.instant());
            recordEvent.record(
                    new AuditEvent.SessionsEnded(
                            caller.account().id(), caller.session().id(), ended),
                    command.origin());
            return new Outcome.Ended();
        });
    }
}
