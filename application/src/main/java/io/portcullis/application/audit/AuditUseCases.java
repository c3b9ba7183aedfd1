package io.portcullis.application.audit;

import io.portcullis.domain.port.AuditTrail;
import io.portcullis.domain.port.Sealer;
import java.time.Duration;
import java.time.InstantSource;

/** The index of the street: all that can be done with the audit trail. */
public record AuditUseCases(ListEvents listEvents, SweepEvents sweepEvents) {

    /**
     * Over these ports.
     *
     * @param retention how long an event is kept
     */
    public static AuditUseCases over(AuditTrail auditTrail, Sealer sealer, Duration retention, InstantSource clock) {
        return new AuditUseCases(new ListEvents(auditTrail, sealer), new SweepEvents(auditTrail, retention, clock));
    }
}
