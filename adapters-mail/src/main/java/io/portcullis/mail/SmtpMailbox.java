package io.portcullis.mail;

import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.mail.Mail;
import io.portcullis.domain.port.Mailbox;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.eclipse.angus.mail.util.MailConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands each mail to one SMTP server, over a connection of its own, within two minutes. Refused is what the server says of
 * the recipient or the message with a permanent reply; whatever is the matter with the server, the way there, our user
 * or our sender is the operator's to mend, and the mail worth another try.
 */
public final class SmtpMailbox implements Mailbox {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpMailbox.class);

    /**
     * An address that means nothing but itself on a line of SMTP and in a header. A store gives back what it has without
     * asking again whether it is valid.
     */
    private static final Pattern ONE_ADDRESS =
            Pattern.compile("[^\\p{Cntrl}\\p{Space}\\p{Z}\\p{Cf}<>()\\[\\]@,;:\\\\\"]+@[A-Za-z0-9.-]+");

    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}+");

    /** Permanent replies that speak of the conversation, the server or the right to use it (RFC 5321, 4954, 7504). */
    private static final Set<Integer> NOT_ABOUT_THE_MAIL = Set.of(500, 502, 503, 504, 521, 530, 534, 535, 538);

    private static final String TLS_VERSIONS = "TLSv1.3 TLSv1.2";

    /** The mechanisms that every server knows; the password is safe by the connection, or it isn't sent. */
    private static final String MECHANISMS = "PLAIN LOGIN";

    /** What came of an attempt, and why in words that name nobody. */
    private record Attempt(Delivery delivery, String reason) {

        static Attempt undelivered(String reason) {
            return new Attempt(Delivery.UNDELIVERED, reason);
        }

        static Attempt refused(String reason) {
            return new Attempt(Delivery.REFUSED, reason);
        }
    }

    private final SmtpUrl url;
    private final String from;
    private final MailTemplates templates;
    private final Timeouts timeouts;
    private final Optional<SSLSocketFactory> tls;

    /**
     * Knows a server, and hasn't spoken to it yet.
     *
     * @param from whom mails are from, and who is told when they don't arrive
     * @throws IllegalArgumentException where not every server can send from there
     */
    public SmtpMailbox(SmtpUrl url, EmailAddress from, MailTemplates templates) {
        this(url, from, templates, Timeouts.DEFAULT, Optional.empty());
    }

    /** @param tls whose certificates are trusted; absent where it is the JDK's choice */
    SmtpMailbox(
            SmtpUrl url,
            EmailAddress from,
            MailTemplates templates,
            Timeouts timeouts,
            Optional<SSLSocketFactory> tls) {
        this.url = url;
        this.from = onTheWire(from);
        this.templates = templates;
        this.timeouts = timeouts;
        this.tls = tls;
        if (!sendable(this.from) || !ascii(this.from)) {
            throw new IllegalArgumentException("mails are from one address of ASCII letters");
        }
    }

    @Override
    public Delivery deliver(Mail mail) {
        Attempt attempt = inTime(mail);
        if (attempt.delivery() != Delivery.ACCEPTED) {
            String outcome = attempt.delivery() == Delivery.REFUSED ? "refused" : "not delivered";
            LOG.warn("mail {}, {}, was {}: {}", mail.id(), mail.kind(), outcome, attempt.reason());
        }
        return attempt.delivery();
    }

    /** On a virtual thread, whose sockets are closed when it is interrupted: no server can hold it for ever. */
    private Attempt inTime(Mail mail) {
        FutureTask<Attempt> running = new FutureTask<>(() -> attempt(mail));
        Thread.ofVirtual().name("mail-" + mail.id()).start(running);
        try {
            return running.get(timeouts.delivery().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return Attempt.undelivered("the server takes too long");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Attempt.undelivered("sending was interrupted");
        } catch (ExecutionException broken) {
            throw new IllegalStateException("sending broke down", broken.getCause());
        } finally {
            running.cancel(true);
        }
    }

    private Attempt attempt(Mail mail) {
        String recipient = onTheWire(mail.recipient());
        if (!sendable(recipient)) {
            return Attempt.refused("its recipient is not one address");
        }
        Session session = Session.getInstance(properties(!ascii(recipient)));
        try {
            MimeLetter letter = letter(session, mail, recipient);
            SMTPTransport transport = (SMTPTransport) session.getTransport("smtp");
            try {
                return handOver(letter, recipient, transport);
            } catch (MessagingException failure) {
                return failed(failure, transport);
            } finally {
                hangUp(transport);
            }
        } catch (MessagingException | RuntimeException unforeseen) {
            return Attempt.undelivered("it failed with " + unforeseen.getClass().getName());
        }
    }

    private Attempt handOver(MimeLetter letter, String recipient, SMTPTransport transport) throws MessagingException {
        transport.connect(
                url.host(), url.port(), url.user().orElse(null), url.password().orElse(null));
        if (url.user().isPresent() && !transport.supportsExtension("AUTH")) {
            return Attempt.undelivered("the server lets nobody authenticate");
        }
        if (!ascii(recipient) && !transport.supportsExtension("SMTPUTF8")) {
            return Attempt.refused("the server can't send to letters beyond ASCII");
        }
        transport.sendMessage(letter, new Address[] {address(recipient)});
        return new Attempt(Delivery.ACCEPTED, "");
    }

    /** What was accepted stays accepted, however the conversation ends. */
    private static void hangUp(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("the mail server hung up first", e);
        }
    }

    private MimeLetter letter(Session session, Mail mail, String recipient) throws MessagingException {
        MimeLetter letter = new MimeLetter(session, mail.id(), domain(from), mail.at());
        InternetAddress sender = address(from);
        try {
            sender.setPersonal(templates.product(), StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("the JDK has no UTF-8", e);
        }
        letter.between(sender, address(recipient));
        letter.say(templates.letter(mail));
        return letter;
    }

    private Properties properties(boolean beyondAscii) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.from", from);
        // Asking the machine for its name can take as long as its name server likes.
        properties.setProperty("mail.smtp.localhost", domain(from));
        properties.setProperty("mail.smtp.connectiontimeout", millis(timeouts.connect()));
        properties.setProperty("mail.smtp.timeout", millis(timeouts.read()));
        properties.setProperty("mail.smtp.writetimeout", millis(timeouts.write()));
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.auth.mechanisms", MECHANISMS);
        properties.setProperty("mail.smtp.ssl.enable", flag(url.encryption() == SmtpUrl.Encryption.IMPLICIT));
        properties.setProperty("mail.smtp.starttls.enable", flag(url.encryption() != SmtpUrl.Encryption.IMPLICIT));
        properties.setProperty("mail.smtp.starttls.required", flag(url.encryption() == SmtpUrl.Encryption.STARTTLS));
        properties.setProperty("mail.smtp.ssl.protocols", TLS_VERSIONS);
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        // Where the handshake failed, the library would try once more with whatever the JDK trusts.
        properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        tls.ifPresent(trusting -> properties.put("mail.smtp.ssl.socketFactory", trusting));
        properties.setProperty("mail.mime.allowutf8", flag(beyondAscii));
        return properties;
    }

    private Attempt failed(MessagingException failure, SMTPTransport transport) {
        return switch (failure) {
            case SMTPSendFailedException answer
            when answer.getCommand().startsWith("MAIL") ->
                Attempt.undelivered("the server answered " + answer.getReturnCode() + " to the sender");
            case SMTPSendFailedException answer -> answered(answer.getReturnCode(), "the message");
            case SMTPAddressFailedException answer -> answered(answer.getReturnCode(), "the recipient");
            case SendFailedException refusal
            when refusal.getNextException() instanceof SMTPAddressFailedException answer ->
                answered(answer.getReturnCode(), "the recipient");
            case AuthenticationFailedException _ ->
                Attempt.undelivered("the server doesn't accept our user and password");
            default -> Attempt.undelivered(disconnected(failure, transport));
        };
    }

    private static Attempt answered(int reply, String subject) {
        String reason = "the server answered " + reply + " to " + subject;
        boolean permanent = reply >= 500 && reply < 600 && !NOT_ABOUT_THE_MAIL.contains(reply);
        return permanent ? Attempt.refused(reason) : Attempt.undelivered(reason);
    }

    private String disconnected(MessagingException failure, SMTPTransport transport) {
        if (caused(failure, SSLException.class)) {
            return "no encrypted connection to a server that can be trusted came about";
        }
        if (caused(failure, MailConnectException.class) || caused(failure, UnknownHostException.class)) {
            return "the server can't be reached";
        }
        if (caused(failure, SocketTimeoutException.class)) {
            return "the server is silent";
        }
        boolean greeted = transport.getLastReturnCode() == 250;
        return greeted && url.encryption() == SmtpUrl.Encryption.STARTTLS && !transport.supportsExtension("STARTTLS")
                ? "the server doesn't offer STARTTLS"
                : "the connection broke";
    }

    private static boolean caused(Throwable failure, Class<? extends Throwable> cause) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause::isInstance);
    }

    /** As mail servers know it: its domain in ASCII, its local part as its owner wrote it. */
    private static String onTheWire(EmailAddress email) {
        String written = email.address();
        return written.substring(0, Math.max(written.lastIndexOf('@'), 0)) + "@" + domain(email.canonical());
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static boolean sendable(String address) {
        return ONE_ADDRESS.matcher(address).matches();
    }

    private static boolean ascii(String address) {
        return ASCII.matcher(address).matches();
    }

    /** Without reading it again by other rules than those of {@link #ONE_ADDRESS}. */
    private static InternetAddress address(String text) {
        InternetAddress address = new InternetAddress();
        address.setAddress(text);
        return address;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    private static String flag(boolean value) {
        return Boolean.toString(value);
    }
}
