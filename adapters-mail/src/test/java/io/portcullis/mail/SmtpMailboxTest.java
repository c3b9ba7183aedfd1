package io.portcullis.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.mail.Mail;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.port.Mailbox;
import io.portcullis.testkit.Samples;
import io.portcullis.testkit.contract.MailboxContract;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against a mail server that others wrote. */
class SmtpMailboxTest extends MailboxContract {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Override
    protected Mailbox mailbox() {
        return mailbox(Language.ENGLISH);
    }

    private Mailbox mailbox(Language language) {
        SmtpUrl url = SmtpUrl.parse("smtp://127.0.0.1:" + server.getSmtp().getPort());
        return new SmtpMailbox(url, Mails.FROM, Mails.templates(language, "Example & Söhne"));
    }

    @Override
    protected List<Received> received(EmailAddress recipient) {
        return messages(recipient).stream()
                .map(message -> new Received(header(message, "Message-ID"), part(message, 0) + part(message, 1)))
                .toList();
    }

    @Test
    void the_headers_say_who_to_whom_what_and_when() throws MessagingException {
        MimeMessage message = sent(Mails.of(MailKind.PASSWORD_CHANGED));
        assertThat(message.getFrom()).singleElement().isInstanceOfSatisfying(InternetAddress.class, from -> {
            assertThat(from.getAddress()).isEqualTo("no-reply@id.example.org");
            assertThat(from.getPersonal()).isEqualTo("Example & Söhne");
        });
        assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly("ada@example.org");
        assertThat(message.getRecipients(Message.RecipientType.TO)).hasSize(1);
        assertThat(message.getSubject()).isEqualTo("Your password for Example & Söhne was changed");
        assertThat(message.getSentDate()).isEqualTo(Date.from(Samples.NOW.truncatedTo(ChronoUnit.SECONDS)));
        assertThat(header(message, "Date")).isEqualTo("Sat, 14 Mar 2026 09:26:53 +0000");
        assertThat(header(message, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(header(message, "Message-ID")).isEqualTo("<0198f0c2-0000-7000-8000-000000000001@id.example.org>");
    }

    @ParameterizedTest
    @EnumSource
    void both_parts_arrive_as_they_were_written(Language language) throws MessagingException, IOException {
        Mail mail = Mails.of(MailKind.RESET_PASSWORD);
        assertThat(mailbox(language).deliver(mail)).isEqualTo(Mailbox.Delivery.ACCEPTED);
        MimeMessage message = messages(Mails.ADA).getFirst();
        Letter letter = Mails.templates(language, "Example & Söhne").letter(mail);
        assertThat(message.getContentType()).startsWith("multipart/alternative");
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(parts.getBodyPart(1).getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
        assertThat(part(message, 0)).isEqualTo(letter.text());
        assertThat(part(message, 1)).isEqualTo(letter.html());
    }

    private MimeMessage sent(Mail mail) {
        assertThat(mailbox().deliver(mail)).isEqualTo(Mailbox.Delivery.ACCEPTED);
        return messages(mail.recipient()).getFirst();
    }

    private List<MimeMessage> messages(EmailAddress recipient) {
        return server.getUserManager().listUser().stream()
                .filter(user -> user.getEmail().equalsIgnoreCase(recipient.canonical()))
                .flatMap(user -> inbox(user).stream())
                .map(StoredMessage::getMimeMessage)
                .toList();
    }

    private List<StoredMessage> inbox(GreenMailUser user) {
        try {
            return server.getManagers().getImapHostManager().getInbox(user).getMessages();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String header(MimeMessage message, String name) {
        try {
            return message.getHeader(name, null);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(MimeMessage message, int index) {
        try {
            BodyPart part = ((MimeMultipart) message.getContent()).getBodyPart(index);
            return ((String) part.getContent()).replace("\r\n", "\n");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
