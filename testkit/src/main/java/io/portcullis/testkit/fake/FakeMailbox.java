package io.portcullis.testkit.fake;

import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.mail.Mail;
import io.portcullis.domain.port.Mailbox;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is given to deliver, in no words; on demand it delivers nothing. */
public final class FakeMailbox implements Mailbox {

    private final List<Mail> delivered = new CopyOnWriteArrayList<>();
    private volatile Delivery answer = Delivery.ACCEPTED;

    /** All that was delivered, the earliest first. */
    public List<Mail> delivered() {
        return List.copyOf(delivered);
    }

    /** What that address received, the earliest first. */
    public List<Mail> to(EmailAddress recipient) {
        return delivered.stream()
                .filter(mail -> mail.recipient().equals(recipient))
                .toList();
    }

    /** From now on every delivery comes to that; what isn't accepted is not kept. */
    public void answer(Delivery next) {
        answer = next;
    }

    @Override
    public Delivery deliver(Mail mail) {
        Delivery present = answer;
        if (present == Delivery.ACCEPTED) {
            delivered.add(mail);
        }
        return present;
    }
}
