package io.portcullis.domain.mail;

import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.secret.Sealed;
import java.time.Instant;
import java.util.Optional;

/**
 * A mail as it leaves: what there is to tell, in no words yet.
 *
 * @param recipient the one recipient
 * @param at when its cause happened
 * @param address where its cause came from
 * @param userAgent what the client said it was, if anything; anybody's text
 * @param token what its link carries; present where its kind has a link
 */
public record Mail(
        MailId id,
        MailKind kind,
        EmailAddress recipient,
        Instant at,
        String address,
        Optional<String> userAgent,
        Optional<Sealed> token) {

    /** That queued mail, to be sent to its addressee. */
    public static Mail of(QueuedMail queued, Addressee addressee, Optional<Sealed> token) {
        return new Mail(
                queued.id(),
                queued.kind(),
                addressee.email(),
                queued.queuedAt(),
                queued.address(),
                queued.userAgent(),
                token);
    }
}
