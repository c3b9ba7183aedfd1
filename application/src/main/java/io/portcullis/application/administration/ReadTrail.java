package io.portcullis.application.administration;

import io.portcullis.application.steps.RecordEvent;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.audit.AuditEntry;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.audit.AuditPosition;
import io.portcullis.domain.port.AuditTrail;
import io.portcullis.domain.port.Sealer;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.session.Caller;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Shows an administrator what happened to everybody, page by page; that somebody looked is an event itself. A cursor is
 * sealed for the administrator who reads, and is none in the list of their own events.
 */
public final class ReadTrail {

    private final AuditTrail auditTrail;
    private final Sealer sealer;
    private final RecordEvent recordEvent;

    ReadTrail(AuditTrail auditTrail, Sealer sealer, RecordEvent recordEvent) {
        this.auditTrail = auditTrail;
        this.sealer = sealer;
        this.recordEvent = recordEvent;
    }

    /**
     * Who asks.
     *
     * @param account whose events alone to show; absent for everybody's
     * @param kind the one kind to show, whatever somebody takes for one; absent for all
     * @param limit how many to show at most, one at least
     * @param before the cursor of the page before, whatever somebody presents as one; absent for the first page
     */
    public record Query(
            Caller caller,
            Optional<AccountId> account,
            Optional<String> kind,
            int limit,
            Optional<String> before,
            Origin origin) {}

    /** What came of it. */
    public sealed interface Outcome {

        /**
         * Events, the newest first.
         *
         * @param next the cursor that the next page begins with; absent on the last page
         */
        record Listed(List<AuditEntry> events, Optional<Sealed> next) implements Outcome {}

        /** That is no cursor of this list. */
        record UnknownCursor() implements Outcome {}
    }

    public Outcome handle(Query query) {
        UUID reader = query.caller().account().id().value();
        Optional<AuditPosition> before = query.before().flatMap(cursor -> position(reader, cursor));
        if (before.isEmpty() && query.before().isPresent()) {
            return new Outcome.UnknownCursor();
        }
        List<AuditEntry> found = auditTrail.all(query.account(), query.kind(), before, query.limit() + 1);
        recordEvent.record(
                new AuditEvent.EventsRead(query.account(), AuditEvent.Administrator.of(query.caller())),
                query.origin());
        if (found.size() <= query.limit()) {
            return new Outcome.Listed(found, Optional.empty());
        }
        List<AuditEntry> page = found.subList(0, query.limit());
        return new Outcome.Listed(
                page, Optional.of(cursor(reader, page.getLast().position())));
    }

    private Sealed cursor(UUID reader, AuditPosition last) {
        return sealer.sealFor(reader, Sealed.Kind.TRAIL_CURSOR, last.id().value(), last.micros());
    }

    private Optional<AuditPosition> position(UUID reader, String cursor) {
        return Sealed.parse(Sealed.Kind.TRAIL_CURSOR, cursor)
                .filter(presented -> sealer.authenticFor(Optional.of(reader), presented))
                .map(presented -> AuditPosition.of(presented.counter(), presented.id()));
    }
}
