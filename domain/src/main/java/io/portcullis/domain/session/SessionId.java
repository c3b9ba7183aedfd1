package io.portcullis.domain.session;

import java.util.UUID;

/** Names a session for life; it is public, so knowing it must end nothing. */
public record SessionId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
