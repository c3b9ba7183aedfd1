package io.portcullis.application.steps;

import io.portcullis.domain.administration.Authority;
import io.portcullis.domain.audit.AuditEntry;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.audit.EventId;
import io.portcullis.domain.port.AuditTrail;
import io.portcullis.domain.port.Secrets;
import io.portcullis.domain.request.Origin;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The one pen of the audit trail. Whoever acts calls it in the transaction of the act, so that there is no act without
 * its entry and no entry without its act.
 */
public final class RecordEvent {

    private final AuditTrail auditTrail;
    private final Secrets secrets;
    private final InstantSource clock;

    public RecordEvent(AuditTrail auditTrail, Secrets secrets, InstantSource clock) {
        this.auditTrail = auditTrail;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Records what a caller caused. */
    public void record(AuditEvent event, Origin origin) {
        record(event, Optional.of(origin));
    }

    /** Records what was done to an account by another than its owner. */
    public void record(AuditEvent event, Authority authority) {
        record(event, authority.cameFrom());
    }

    /** Records what the server did of itself. */
    public void recordOwn(AuditEvent event) {
        record(event, Optional.empty());
    }

    private void record(AuditEvent event, Optional<Origin> origin) {
        Instant now = clock.instant();
        auditTrail.add(AuditEntry.of(new EventId(secrets.identifier(now)), now, event, origin));
    }
}
