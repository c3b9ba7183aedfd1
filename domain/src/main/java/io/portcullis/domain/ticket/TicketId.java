package io.portcullis.domain.ticket;

import java.util.UUID;

/** Names a ticket; a UUIDv7. It is that of the mail that carries its link, so that a mail sent twice has one link. */
public record TicketId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
