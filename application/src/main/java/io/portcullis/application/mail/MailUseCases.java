package io.portcullis.application.mail;

import io.portcullis.application.steps.RecordEvent;
import io.portcullis.domain.mail.RetrySchedule;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.Mailbox;
import io.portcullis.domain.port.Outbox;
import io.portcullis.domain.port.Sealer;
import io.portcullis.domain.port.Tickets;
import io.portcullis.domain.port.Transactions;
import java.time.InstantSource;

/** The index of the street: what becomes of queued mails. */
public record MailUseCases(DeliverMail deliverMail, SweepMail sweepMail) {

    public static MailUseCases over(
            Outbox outbox,
            Mailbox mailbox,
            Accounts accounts,
            Tickets tickets,
            Sealer sealer,
            RecordEvent recordEvent,
            Transactions transactions,
            InstantSource clock) {
        return new MailUseCases(
                new DeliverMail(
                        outbox,
                        mailbox,
                        accounts,
                        tickets,
                        sealer,
                        recordEvent,
                        transactions,
                        RetrySchedule.DEFAULT,
                        clock),
                new SweepMail(outbox, tickets, clock));
    }
}
