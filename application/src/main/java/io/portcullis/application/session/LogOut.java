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

/** Ends the caller's own session: its refresh token at once, its access token here at once and elsewhere in time. */
public final class LogOut {

    private final Sessions sessions;
    private final RecordEvent recordEvent;
    private final Transactions transactions;
    private final InstantSource clock;

    LogOut(Sessions sessions, RecordEvent recordEvent, Transactions transactions, InstantSource clock) {
        this.sessions = sessions;
        this.recordEvent = recordEvent;
        this.transactions = transactions;
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
        AccountId account = command.caller().account().id();
        SessionId session = command.caller().session().id();
        return transactions.run(_ -> {
            if (sessions.end(session, account, EndReason.LOGGED_OUT, clock.instant())) {
                recordEvent.record(
                        new AuditEvent.SessionEnded(account, session, session, EndReason.LOGGED_OUT), command.origin());
            }
            return new Outcome.LoggedOut();
        });
    }
}
