package io.portcullis.domain.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A place in the trail, whose entries are ordered by time and then by id. */
public record AuditPosition(Instant at, EventId id) {

    /** The place that a cursor carries, by the time in whole microseconds since 1970 and the id of the entry there. */
    public static AuditPosition of(long micros, UUID id) {
        return new AuditPosition(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), new EventId(id));
    }

    /** Its time in whole microseconds since 1970; no entry's time is finer. */
    public long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
