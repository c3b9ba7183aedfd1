package io.portcullis.domain.audit;

import java.util.UUID;

/** Names an entry of the audit trail. */
public record EventId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
