package io.portcullis.mail;

import io.portcullis.domain.mail.MailId;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A letter as RFC 5322 and MIME have it. Sent again, it has the same {@code Message-ID}, by which a mailbox that got it
 * twice can show it once.
 */
final class MimeLetter extends MimeMessage {

    private final String messageId;

    /** @param host what makes the mail's id unique in the world */
    MimeLetter(Session session, MailId id, String host, Instant at) throws MessagingException {
        super(session);
        this.messageId = "<" + id + "@" + host + ">";
        setHeader("Date", date(at));
        // Nobody is on holiday for a machine (RFC 3834).
        setHeader("Auto-Submitted", "auto-generated");
    }

    void between(InternetAddress from, InternetAddress recipient) throws MessagingException {
        setFrom(from);
        setRecipient(Message.RecipientType.TO, recipient);
    }

    void say(Letter letter) throws MessagingException {
        setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        // The last is what a reader that knows both shows (RFC 2046, section 5.1.4).
        setContent(new MimeMultipart("alternative", part(letter.text(), "plain"), part(letter.html(), "html")));
        saveChanges();
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), subtype);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    private static String date(Instant at) {
        return DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
                .withZone(ZoneOffset.UTC)
                .format(at);
    }
}
