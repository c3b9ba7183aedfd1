package io.portcullis.domain.mail;

import io.portcullis.domain.request.Origin;
import java.time.Instant;
import java.util.Optional;

/**
 * The intent to send a mail, kept until it is sent. It holds no token: whoever reads the store can use no link.
 *
 * @param addressee absent where there is nobody to write to; such a mail costs what any other costs and is never sent,
 *     so that nobody can tell by the time an answer takes whether an address has an account
 * @param queuedAt when its cause happened
 * @param address where its cause came from, as text
 * @param userAgent what the client said it was, if anything
 */
public record QueuedMail(
        MailId id,
        MailKind kind,
        Optional<Addressee> addressee,
        Instant queuedAt,
        String address,
        Optional<String> userAgent) {

    private static final String OPERATOR = "localhost";

    /** A mail whose cause came from there. */
    public static QueuedMail of(
            MailId id, MailKind kind, Optional<Addressee> addressee, Instant queuedAt, Origin origin) {
        return new QueuedMail(id, kind, addressee, queuedAt, origin.address(), origin.userAgent());
    }

    /** A mail that the operator caused, who is no client: it comes from the machine that commands are given at. */
    public static QueuedMail ofOperator(MailId id, MailKind kind, Addressee addressee, Instant queuedAt) {
        return new QueuedMail(id, kind, Optional.of(addressee), queuedAt, OPERATOR, Optional.empty());
    }
}
