package io.portcullis.bootstrap;

import io.portcullis.domain.account.EmailAddress;
import io.portcullis.mail.Language;
import io.portcullis.mail.MailTemplates;
import io.portcullis.mail.SmtpUrl;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * What can be set of mails and of the pages that they lead to.
 *
 * @param server absent where mails are printed
 * @param from whom they are from; present where there is a server
 * @param product what the operator calls the whole
 * @param templates where a team keeps templates of its own; absent where it has none
 * @param verifyEmailPage where a link leads by which an address is verified; absent for the server's own page, as are the
 *     next two
 * @param resetPasswordPage where a link leads by which a password is reset
 * @param changePasswordPage where {@code /.well-known/change-password} leads
 */
public record MailSettings(
        Optional<SmtpUrl> server,
        Optional<EmailAddress> from,
        String product,
        Language language,
        Optional<Path> templates,
        Optional<URI> verifyEmailPage,
        Optional<URI> resetPasswordPage,
        Optional<URI> changePasswordPage) {

    private static final String FROM = "PORTCULLIS_MAIL_FROM";

    static MailSettings from(Environment environment) {
        Optional<EmailAddress> from = environment.value(FROM, MailSettings::address);
        Optional<SmtpUrl> server = environment.value("PORTCULLIS_SMTP_URL", Setting.Mask.PASSWORD, SmtpUrl::parse);
        if (server.isPresent() && !environment.given(FROM)) {
            environment.fault(FROM, "is needed where PORTCULLIS_SMTP_URL is set: whom mails are from");
        }
        return new MailSettings(
                server,
                from,
                environment.value("PORTCULLIS_PRODUCT_NAME", "Portcullis", MailSettings::product, Function.identity()),
                environment.choice("PORTCULLIS_LANGUAGE", Language.ENGLISH, Language::tag),
                environment.value("PORTCULLIS_MAIL_TEMPLATES", Settings::directory),
                environment.value("PORTCULLIS_VERIFY_EMAIL_URL", WebAddress::page),
                environment.value("PORTCULLIS_RESET_PASSWORD_URL", WebAddress::page),
                environment.value("PORTCULLIS_CHANGE_PASSWORD_URL", WebAddress::page));
    }

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text)
                .ifValid()
                .orElseThrow(() -> new IllegalArgumentException("must be one address, such as id@example.org"));
    }

    private static String product(String text) {
        if (text.codePointCount(0, text.length()) > MailTemplates.MAX_PRODUCT_LENGTH
                || text.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "must be one line of " + MailTemplates.MAX_PRODUCT_LENGTH + " characters at most");
        }
        return text.strip();
    }
}
