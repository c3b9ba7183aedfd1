package io.portcullis.application.session;

import io.portcullis.application.steps.RecordEvent;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.port.Sessions;
import io.portcullis.domain.port.Transactions;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.session.EndReason;
import io.portcullis.domain.session.SessionId;
import java.time.InstantSource;

/** Ends one of the caller's sessions, wherever it is. */
public final class EndSession {

    private final Sessions sessions;
    private final RecordEvent recordEvent;
    private final Transactions transactions;
    private final InstantSource clock;

    EndSession(Sessions sessions, RecordEvent recordEvent, Transactions transactions, InstantSource clock) {
        this.sessions = sessions;
        this.recordEvent = recordEvent;
        this.transactions = transactions;
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
        AccountId account = command.caller().account().id();
        return transactions.run(_ -> {
            if (!sessions.end(command.session(), account, EndReason.ENDED_BY_OWNER, clock.instant())) {
                return new Outcome.NotFound();
            }
            recordEvent.record(
                    new AuditEvent.SessionEnded(
                            account, command.caller().session().id(), command.session(), EndReason.ENDED_BY_OWNER),
                    command.origin());
            return new Outcome.Ended();
        });
    }
}
