package io.portcullis.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.mail.Mail;
import io.portcullis.domain.mail.MailId;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.port.Mailbox;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.testkit.Samples;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link Mailbox} promises, where nothing stands between it and its recipients. */
public abstract class MailboxContract {

    private static final EmailAddress ADA = Samples.email("ada@example.org");
    private static final EmailAddress GRACE = Samples.email("grace@example.org");
    private static final int AT_ONCE = 8;

    private final Samples samples = new Samples();

    /**
     * A mail as somebody received it.
     *
     * @param name by which a mail that comes again is known to be the same
     * @param text all that it says
     */
    public record Received(String name, String text) {}

    /** The mailbox under test; the same one on every call within a test. */
    protected abstract Mailbox mailbox();

    /** What that address has received within this test. */
    protected abstract List<Received> received(EmailAddress recipient);

    @ParameterizedTest
    @EnumSource
    void a_mail_of_any_kind_arrives_at_its_one_recipient(MailKind kind) {
        assertThat(mailbox().deliver(mail(kind, ADA))).isEqualTo(Mailbox.Delivery.ACCEPTED);
        assertThat(received(ADA)).as("what its recipient received").hasSize(1);
        assertThat(received(GRACE)).as("what somebody else received").isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_mail_with_a_link_brings_its_own_token_and_no_other_mail_brings_one(MailKind kind) {
        Mail mail = mail(kind, ADA);
        assertThat(mailbox().deliver(mail)).isEqualTo(Mailbox.Delivery.ACCEPTED);
        String text = received(ADA).getFirst().text();
        mail.token()
                .ifPresentOrElse(
                        token -> assertThat(text).contains(token.reveal()),
                        () -> assertThat(text)
                                .doesNotContain(
                                        Sealed.Kind.VERIFICATION_TOKEN.prefix(), Sealed.Kind.RESET_TOKEN.prefix()));
    }

    @Test
    void a_mail_that_is_sent_again_is_the_same_mail() {
        Mail mail = mail(MailKind.RESET_PASSWORD, ADA);
        assertThat(mailbox().deliver(mail)).isEqualTo(Mailbox.Delivery.ACCEPTED);
        assertThat(mailbox().deliver(mail)).isEqualTo(Mailbox.Delivery.ACCEPTED);
        assertThat(received(ADA).stream().distinct())
                .as("what was received, taking the same mail for one")
                .hasSize(1);
    }

    @Test
    void two_mails_are_two() {
        assertThat(mailbox().deliver(mail(MailKind.NEW_DEVICE, ADA))).isEqualTo(Mailbox.Delivery.ACCEPTED);
        assertThat(mailbox().deliver(mail(MailKind.NEW_DEVICE, ADA))).isEqualTo(Mailbox.Delivery.ACCEPTED);
        assertThat(received(ADA).stream().map(Received::name).distinct()).hasSize(2);
    }

    @Test
    void mails_that_are_delivered_at_once_all_arrive() {
        List<Mail> mails = List.of(
                mail(MailKind.NEW_DEVICE, ADA),
                mail(MailKind.RESET_PASSWORD, ADA),
                mail(MailKind.PASSWORD_RESET, ADA),
                mail(MailKind.LOGINS_CLOSED, ADA),
                mail(MailKind.NEW_DEVICE, GRACE),
                mail(MailKind.RESET_PASSWORD, GRACE),
                mail(MailKind.PASSWORD_RESET, GRACE),
                mail(MailKind.LOGINS_CLOSED, GRACE));
        assertThat(Race.run(AT_ONCE, number -> mailbox().deliver(mails.get(number))))
                .containsOnly(Mailbox.Delivery.ACCEPTED);
        assertThat(received(ADA).stream().map(Received::name).distinct()).hasSize(AT_ONCE / 2);
        assertThat(received(GRACE).stream().map(Received::name).distinct()).hasSize(AT_ONCE / 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "o'hara+lists@example.org",
                "{ada}!#$%&*/=?^_`|~-@example.org",
                "Ada.Lovelace@Example.ORG",
                "ada@bücher.example",
                "ada@例え.example"
            })
    void any_address_that_can_be_an_accounts_can_receive(String address) {
        EmailAddress recipient = Samples.email(address);
        assertThat(mailbox().deliver(mail(MailKind.NEW_DEVICE, recipient))).isEqualTo(Mailbox.Delivery.ACCEPTED);
        assertThat(received(recipient)).as("what %s received", address).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\r\nBcc: eve@example.org\r\n\r\nRead this.",
                "\u0000\u0007\u001b[2J",
                "\ud800",
                "\u202egnp.exe\u2066",
                "{{link}} ${1} $1 \\1 %s",
                ".\r\nQUIT\r\n",
                "<script>alert(1)</script>"
            })
    void a_client_may_call_itself_anything(String userAgent) {
        Mail odd = mail(MailKind.NEW_DEVICE, ADA, Optional.of(userAgent));
        Mail silent = mail(MailKind.NEW_DEVICE, ADA, Optional.empty());
        assertThat(mailbox().deliver(odd)).isEqualTo(Mailbox.Delivery.ACCEPTED);
        assertThat(mailbox().deliver(silent)).isEqualTo(Mailbox.Delivery.ACCEPTED);
        assertThat(received(ADA)).hasSize(2);
        assertThat(received(Samples.email("eve@example.org"))).isEmpty();
    }

    private Mail mail(MailKind kind, EmailAddress recipient) {
        return mail(kind, recipient, Optional.of("Sample/1.0 (Testkit)"));
    }

    private Mail mail(MailKind kind, EmailAddress recipient, Optional<String> userAgent) {
        UUID id = samples.uuid();
        Optional<Sealed> token =
                kind.link().map(purpose -> new Sealed(purpose.tokenKind(), id, 0, new byte[Sealed.MAC_LENGTH]));
        return new Mail(new MailId(id), kind, recipient, Samples.NOW, "203.0.113.7", userAgent, token);
    }
}
