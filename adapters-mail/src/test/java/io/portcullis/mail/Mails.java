package io.portcullis.mail;

import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.mail.Mail;
import io.portcullis.domain.mail.MailId;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.testkit.Samples;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/** Mails to try, and the words to put them in. */
final class Mails {

    static final EmailAddress ADA = Samples.email("ada@example.org");
    static final EmailAddress FROM = Samples.email("no-reply@id.example.org");
    static final MailId ID = new MailId(UUID.fromString("0198f0c2-0000-7000-8000-000000000001"));
    static final LinkPages PAGES = new LinkPages(
            URI.create("https://id.example.org/verify-email"), URI.create("https://id.example.org/reset-password"));

    private Mails() {}

    static MailTemplates templates() {
        return templates(Language.ENGLISH, "Example & Söhne");
    }

    static MailTemplates templates(Language language, String product) {
        return new MailTemplates(language, product, PAGES, Optional.empty());
    }

    static Mail to(EmailAddress recipient) {
        return mail(MailKind.NEW_DEVICE, recipient, "203.0.113.7", Optional.of("curl/8.14.1"));
    }

    static Mail of(MailKind kind) {
        return mail(kind, ADA, "203.0.113.7", Optional.of("curl/8.14.1"));
    }

    static Mail from(String address, Optional<String> userAgent) {
        return mail(MailKind.NEW_DEVICE, ADA, address, userAgent);
    }

    private static Mail mail(MailKind kind, EmailAddress recipient, String address, Optional<String> userAgent) {
        Optional<Sealed> token =
                kind.link().map(purpose -> new Sealed(purpose.tokenKind(), ID.value(), 0, new byte[Sealed.MAC_LENGTH]));
        return new Mail(ID, kind, recipient, Samples.NOW, address, userAgent, token);
    }
}
