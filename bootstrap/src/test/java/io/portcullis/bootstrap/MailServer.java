package io.portcullis.bootstrap;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.portcullis.testkit.http.Subject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail server that others wrote, on this machine; it keeps whatever it is given. */
final class MailServer implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("#token=(\\S+)");
    private static final long PATIENCE_MILLIS = 30_000;

    private final GreenMail server;

    private MailServer(int port) {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    static MailServer start() {
        return new MailServer(0);
    }

    /** Where another was that has stopped. */
    static MailServer startAt(int port) {
        return new MailServer(port);
    }

    int port() {
        return server.getSmtp().getPort();
    }

    /** What makes a server send its mail here. */
    Map<String, String> settings() {
        return Map.of(
                "PORTCULLIS_SMTP_URL", "smtp://127.0.0.1:" + port(), "PORTCULLIS_MAIL_FROM", "no-reply@id.example.org");
    }

    /** What came for that address, the earliest first, once it is so many mails at least. */
    List<Subject.Received> received(String email, int count) {
        return messages(email, count).stream().map(MailServer::read).toList();
    }

    /** The same, whole. */
    List<MimeMessage> messages(String email, int count) {
        int before = server.getReceivedMessages().length;
        List<MimeMessage> messages = messages(email);
        while (messages.size() < count) {
            if (!server.waitForIncomingEmail(PATIENCE_MILLIS, before + 1)) {
                throw new AssertionError("only " + messages.size() + " mails came for " + email);
            }
            before = server.getReceivedMessages().length;
            messages = messages(email);
        }
        return messages;
    }

    /** What has come for that address so far. */
    List<MimeMessage> messages(String email) {
        return Optional.ofNullable(server.getUserManager().getUserByEmail(email)).stream()
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

    private static Subject.Received read(MimeMessage message) {
        Matcher token = TOKEN.matcher(text(message));
        return new Subject.Received(token.find() ? Optional.of(token.group(1)) : Optional.empty());
    }

    /** Its part for people who read plain text. */
    static String text(MimeMessage message) {
        try {
            return (String)
                    ((MimeMultipart) message.getContent()).getBodyPart(0).getContent();
        } catch (MessagingException | IOException e) {
            throw new AssertionError("not a mail that can be read: " + GreenMailUtil.getWholeMessage(message), e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
