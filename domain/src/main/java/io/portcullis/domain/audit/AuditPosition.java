package io.portcullis.domain.audit;

import java.time.Instant;

/** A place in the trail, whose entries are ordered by time and then by id. */
public record AuditPosition(Instant at, EventId id) {}
