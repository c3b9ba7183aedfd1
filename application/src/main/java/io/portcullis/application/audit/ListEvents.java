package io.portcullis.application.audit;

import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.audit.AuditEntry;
import io.portcullis.domain.audit.AuditPosition;
import io.portcullis.domain.port.AuditTrail;
import io.portcullis.domain.port.Sealer;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.session.Caller;
import java.util.List;
import java.util.Optional;

/**
 * Shows a caller what happened to their account, page by page. A cursor is sealed for the account whose list it goes on
 * with, so nobody can make one up and none reads anybody else's.
 */
public final class ListEvents {

    private final AuditTrail auditTrail;
    private final Sealer sealer;

    ListEvents(AuditTrail auditTrail, Sealer sealer) {
        this.auditTrail = auditTrail;
        this.sealer = sealer;
    }

    /**
     * Who asks.
     *
     * @param limit how many to show at most, one at least
     * @param before the cursor of the page before, whatever somebody presents as one; absent for the first page
     */
    public record Query(Caller caller, int limit, Optional<String> before) {}

    /** What came of it. */
    public sealed interface Outcome {

        /**
         * The account's events, the newest first.
         *
         * @param next the cursor that the next page begins with; absent on the last page
         */
        record Listed(List<AuditEntry> events, Optional<Sealed> next) implements Outcome {}

        /** That is no cursor of this list. */
        record UnknownCursor() implements Outcome {}
    }

    public Outcome handle(Query query) {
        AccountId account = query.caller().account().id();
        Optional<AuditPosition> before = query.before().flatMap(cursor -> position(account, cursor));
        if (before.isEmpty() && query.before().isPresent()) {
            return new Outcome.UnknownCursor();
        }
        List<AuditEntry> found = auditTrail.about(account, before, query.limit() + 1);
        if (found.size() <= query.limit()) {
            return new Outcome.Listed(found, Optional.empty());
        }
        List<AuditEntry> page = found.subList(0, query.limit());
        return new Outcome.Listed(
                page, Optional.of(cursor(account, page.getLast().position())));
    }

    private Sealed cursor(AccountId account, AuditPosition last) {
        return sealer.sealFor(
                account.value(), Sealed.Kind.EVENT_CURSOR, last.id().value(), last.micros());
    }

    private Optional<AuditPosition> position(AccountId account, String cursor) {
        return Sealed.parse(Sealed.Kind.EVENT_CURSOR, cursor)
                .filter(presented -> sealer.authenticFor(Optional.of(account.value()), presented))
                .map(presented -> AuditPosition.of(presented.counter(), presented.id()));
    }
}
