package io.portcullis.application.account;

import io.portcullis.application.steps.RecordEvent;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.audit.AuditEntry;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.port.AuditTrail;
import io.portcullis.domain.port.Sessions;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Gives a caller all that is held about their account, but for what is secret. Of its events there may be any number,
 * half a year of them, so they are read page by page while they are given away: memory holds one page, and no connection
 * to the store is kept in between.
 */
public final class ExportAccount {

    /** How many events are read at once. */
    static final int PAGE = 200;

    private final Sessions sessions;
    private final AuditTrail auditTrail;
    private final RecordEvent recordEvent;

    ExportAccount(Sessions sessions, AuditTrail auditTrail, RecordEvent recordEvent) {
        this.sessions = sessions;
        this.auditTrail = auditTrail;
        this.recordEvent = recordEvent;
    }

    /** Who wants to know all. */
    public record Command(Caller caller, Origin origin) {}

    /** What came of it. */
    public sealed interface Outcome {

        /**
         * This is all.
         *
         * @param sessions those that aren't swept yet, live or over
         * @param events the newest first, this export being one of them; to be read once, and page by page from the store
         */
        record Exported(Account account, List<Session> sessions, Stream<AuditEntry> events) implements Outcome {}
    }

    /** Records the export before anything is read, so that whoever stole a session leaves a trace whatever they read. */
    public Outcome handle(Command command) {
        Account account = command.caller().account();
        recordEvent.record(
                new AuditEvent.AccountExported(
                        account.id(), command.caller().session().id()),
                command.origin());
        return new Outcome.Exported(account, sessions.all(account.id()), events(account.id()));
    }

    private Stream<AuditEntry> events(AccountId account) {
        return Stream.iterate(
                        page(account, Optional.empty()),
                        page -> !page.isEmpty(),
                        page -> page.size() < PAGE ? List.of() : page(account, Optional.of(page.getLast())))
                .flatMap(List::stream);
    }

    private List<AuditEntry> page(AccountId account, Optional<AuditEntry> last) {
        return auditTrail.about(account, last.map(AuditEntry::position), PAGE);
    }
}
