package io.portcullis.domain.mail;

import java.util.UUID;

/** Names a mail, however often it is sent; a UUIDv7. */
public record MailId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
