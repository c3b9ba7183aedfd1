package io.portcullis.domain.port;

import io.portcullis.domain.mail.ClaimedMail;
import io.portcullis.domain.mail.QueuedMail;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The mails that are to be sent. Each is added in the transaction of its cause, so that it is sent if and only if that
 * happened; it leaves when it is delivered, or with its account.
 */
public interface Outbox {

    /** Adds a mail, due at once; for nobody where its account has been deleted meanwhile. */
    void add(QueuedMail mail);

    /**
     * Claims the mail that is due longest. Of any number of senders that claim at once, each gets another mail or none,
     * and none waits for another.
     *
     * @param until when the claim runs out, so that the mail is due again; longer than any delivery takes
     */
    Optional<ClaimedMail> claim(Instant now, Instant until);

    /**
     * Forgets a mail that was delivered or isn't worth it any more.
     *
     * @return false where the claim is no longer the latest, or the mail has gone; nothing was written, nor by the next two
     */
    boolean remove(ClaimedMail claimed);

    /** Gives a mail back, to be claimed again from that instant on. */
    boolean postpone(ClaimedMail claimed, Instant dueAt);

    /** Gives a mail up: it stays to be seen, and nobody claims it any more. */
    boolean giveUp(ClaimedMail claimed, Instant now);

    /**
     * The mails that were given up, the latest first.
     *
     * @param limit how many at most
     */
    List<QueuedMail> failed(int limit);

    /**
     * Forgets the mails that were given up before that instant.
     *
     * @return how many
     */
    int sweep(Instant before);
}
