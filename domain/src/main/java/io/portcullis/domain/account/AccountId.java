package io.portcullis.domain.account;

import java.util.UUID;

/** Names an account for ever; it stays the same when everything else about the account changes. */
public record AccountId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
