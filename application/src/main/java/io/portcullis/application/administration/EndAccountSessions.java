package io.portcullis.application.administration;

import io.portcullis.application.steps.RecordEvent;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.Sessions;
import io.portcullis.domain.port.Transactions;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.session.EndReason;
import java.time.InstantSource;
import java.util.Optional;

/** Logs somebody else out everywhere, and leaves them free to log in again. */
public final class EndAccountSessions {

    private final Accounts accounts;
    private final Sessions sessions;
    private final RecordEvent recordEvent;
    private final Transactions transactions;
    private final InstantSource clock;

    EndAccountSessions(
            Accounts accounts,
            Sessions sessions,
            RecordEvent recordEvent,
            Transactions transactions,
            InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.recordEvent = recordEvent;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Who ends whose. */
    public record Command(Caller caller, AccountId account, Origin origin) {}

    /** What came of it. */
    public sealed interface Outcome {

        /** They are over. */
        record Ended() implements Outcome {}

        /** There is no such account. */
        record NotFound() implements Outcome {}
    }

    public Outcome handle(Command command) {
        if (accounts.find(command.account()).isEmpty()) {
            return new Outcome.NotFound();
        }
        return transactions.run(_ -> {
            int ended = sessions.endAll(command.account(), Optional.empty(), EndReason.ENDED_BY_ADMIN, clock.instant());
            recordEvent.record(
                    new AuditEvent.SessionsEndedByAdministrator(
                            command.account(), AuditEvent.Administrator.of(command.caller()), ended),
                    command.origin());
            return new Outcome.Ended();
        });
    }
}
