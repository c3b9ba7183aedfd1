package io.portcullis.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.mail.Mail;
import io.portcullis.domain.mail.MailId;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.port.Mailbox;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.testkit.Samples;
import io.portcullis.testkit.contract.MailboxContract;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FakeMailboxTest extends MailboxContract {

    private final FakeMailbox mailbox = new FakeMailbox();

    @Override
    protected Mailbox mailbox() {
        return mailbox;
    }

    @Override
    protected List<Received> received(EmailAddress recipient) {
        return mailbox.to(recipient).stream()
                .map(mail -> new Received(
                        mail.id().toString(), mail.token().map(Sealed::reveal).orElse("")))
                .toList();
    }

    @Test
    void what_is_not_accepted_arrives_nowhere() {
        Samples samples = new Samples();
        Mail mail = new Mail(
                new MailId(samples.uuid()),
                MailKind.NEW_DEVICE,
                Samples.email("ada@example.org"),
                Samples.NOW,
                "203.0.113.7",
                Optional.empty(),
                Optional.empty());
        mailbox.answer(Mailbox.Delivery.UNDELIVERED);
        assertThat(mailbox.deliver(mail)).isEqualTo(Mailbox.Delivery.UNDELIVERED);
        assertThat(mailbox.delivered()).isEmpty();
    }
}
