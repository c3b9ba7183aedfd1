package io.portcullis.domain.throttle;

import java.util.UUID;

/** Names a client from which an account's owner has logged in before. */
public record DeviceId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
