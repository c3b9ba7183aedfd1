package io.portcullis.application.audit;

import io.portcullis.domain.port.AuditTrail;
import java.time.Duration;
import java.time.InstantSource;

/** Forgets what happened long enough ago: the trail holds addresses of people. */
public final class SweepEvents {

    private final AuditTrail auditTrail;
    private final Duration retention;
    private final InstantSource clock;

    SweepEvents(AuditTrail auditTrail, Duration retention, InstantSource clock) {
        this.auditTrail = auditTrail;
        this.retention = retention;
        this.clock = clock;
    }

    /** It is time. */
    public record Command() {}

    /** What came of it. */
    public sealed interface Outcome {

        /** That many events are forgotten. */
        record Swept(int events) implements Outcome {}
    }

    public Outcome handle(Command command) {
        return new Outcome.Swept(auditTrail.sweep(clock.instant().minus(retention)));
    }
}
