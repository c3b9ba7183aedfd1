package io.portcullis.application.steps;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.mail.Addressee;
import io.portcullis.domain.mail.MailId;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.mail.QueuedMail;
import io.portcullis.domain.port.Outbox;
import io.portcullis.domain.port.Pseudonyms;
import io.portcullis.domain.port.Secrets;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.throttle.MailCap;
import io.portcullis.domain.throttle.Subject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one pen of the outbox. Whoever acts calls it in the transaction of the act, so that there is no act without its
 * mail and no mail without its act.
 */
public final class QueueMail {

    private static final List<MailCap> CAPS = List.of(MailCap.MINUTE, MailCap.HOUR);

    private final Outbox outbox;
    private final SpendBudget spendBudget;
    private final Pseudonyms pseudonyms;
    private final Secrets secrets;
    private final InstantSource clock;

    public QueueMail(
            Outbox outbox, SpendBudget spendBudget, Pseudonyms pseudonyms, Secrets secrets, InstantSource clock) {
        this.outbox = outbox;
        this.spendBudget = spendBudget;
        this.pseudonyms = pseudonyms;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Tells the owner of an account what happened to it, whatever else was mailed. An address that was never seen to
     * receive mail may be a stranger's, and gets no more than {@link #request} lets it have.
     */
    public void tell(Account owner, MailKind kind, Origin origin) {
        Optional<Addressee> addressee = Optional.of(Addressee.owner(owner));
        if (owner.emailVerified()) {
            queue(kind, addressee, origin);
        } else {
            request(owner.email(), kind, addressee, origin);
        }
    }

    /**
     * Queues what anybody can ask for. Beyond one a minute and five an hour to one address nothing is sent, and nobody
     * is told: that would tell whether there is anybody to send it to.
     *
     * @param asked the address that was asked about
     * @param addressee absent where there is nobody to write to; it costs the same
     */
    public void request(EmailAddress asked, MailKind kind, Optional<Addressee> addressee, Origin origin) {
        request(asked, CAPS, kind, addressee, origin);
    }

    /** Queues what an attempt to register a taken address leads to, once a day at most. */
    public void requestDaily(EmailAddress asked, MailKind kind, Optional<Addressee> addressee, Origin origin) {
        request(asked, List.of(MailCap.MINUTE, MailCap.DAY), kind, addressee, origin);
    }

    /**
     * Queues what no stranger can have often, whatever else was mailed.
     *
     * @param owner absent where there is nobody to write to; it costs the same
     */
    public void send(Optional<Account> owner, MailKind kind, Origin origin) {
        queue(kind, owner.map(Addressee::owner), origin);
    }

    /** Queues what the operator leads to, whatever else was mailed. */
    public void sendForOperator(Account owner, MailKind kind) {
        Instant now = clock.instant();
        outbox.add(QueuedMail.ofOperator(new MailId(secrets.identifier(now)), kind, Addressee.owner(owner), now));
    }

    private void request(
            EmailAddress asked, List<MailCap> caps, MailKind kind, Optional<Addressee> addressee, Origin origin) {
        boolean admitted = spendBudget.spendUnseen(subjects(asked, caps).toList());
        queue(kind, addressee.filter(_ -> admitted), origin);
    }

    private Stream<Subject> subjects(EmailAddress asked, List<MailCap> caps) {
        return caps.stream().map(cap -> new Subject.Mailed(cap, pseudonyms.ofEmail(asked)));
    }

    private void queue(MailKind kind, Optional<Addressee> addressee, Origin origin) {
        Instant now = clock.instant();
        outbox.add(QueuedMail.of(new MailId(secrets.identifier(now)), kind, addressee, now, origin));
    }
}
