package io.portcullis.mail;

import static io.portcullis.domain.port.Mailbox.Delivery.ACCEPTED;
import static io.portcullis.domain.port.Mailbox.Delivery.UNDELIVERED;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.port.Mailbox;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The way to the server is encrypted, and the server is who it should be, or nothing is sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class SmtpMailboxEncryptionTest {

    private final Identity here;
    private final Identity elsewhere;

    SmtpMailboxEncryptionTest(@TempDir Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        here = Identity.of("localhost", folder);
        elsewhere = Identity.of("elsewhere.example", folder);
    }

    @Test
    void starttls_that_is_demanded_and_not_offered_sends_neither_mail_nor_password() {
        try (ScriptedServer server = new ScriptedServer().offering("AUTH PLAIN").started()) {
            assertThat(deliver("smtp://user:secret@localhost:" + server.port() + "?starttls=required"))
                    .isEqualTo(UNDELIVERED);
            assertThat(server.heard()).containsExactly("EHLO id.example.org");
        }
    }

    @Test
    void starttls_that_is_demanded_and_refused_sends_neither_mail_nor_password() {
        try (ScriptedServer server = new ScriptedServer()
                .offering("AUTH PLAIN")
                .offering("STARTTLS")
                .answering("STARTTLS", "454 not now")
                .started()) {
            assertThat(deliver("smtp://user:secret@localhost:" + server.port() + "?starttls=required"))
                    .isEqualTo(UNDELIVERED);
            assertThat(server.heard()).doesNotContain("AUTH").noneMatch(line -> line.startsWith("MAIL"));
        }
    }

    @Test
    void starttls_is_used_on_this_machine_too_where_it_is_offered() {
        try (ScriptedServer server =
                new ScriptedServer().offeringStartTls(here.server()).started()) {
            assertThat(deliver("smtp://localhost:" + server.port(), here.client()))
                    .isEqualTo(ACCEPTED);
            assertThat(server.heard())
                    .startsWith("EHLO id.example.org", "STARTTLS", "EHLO id.example.org")
                    .contains("RCPT TO:<ada@example.org>");
        }
    }

    @Test
    void without_an_offer_mail_goes_plainly_on_this_machine() {
        try (ScriptedServer server = new ScriptedServer().started()) {
            assertThat(deliver("smtp://localhost:" + server.port())).isEqualTo(ACCEPTED);
        }
    }

    @Test
    void a_certificate_for_another_name_is_refused_after_starttls() {
        try (ScriptedServer server =
                new ScriptedServer().offeringStartTls(elsewhere.server()).started()) {
            assertThat(deliver("smtp://localhost:" + server.port(), elsewhere.client()))
                    .isEqualTo(UNDELIVERED);
            assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL"));
        }
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_refused_after_starttls() {
        try (ScriptedServer server =
                new ScriptedServer().offeringStartTls(here.server()).started()) {
            assertThat(deliver("smtp://localhost:" + server.port())).isEqualTo(UNDELIVERED);
            assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL"));
        }
    }

    @Test
    void smtps_is_encrypted_from_the_first_byte() {
        try (ScriptedServer server =
                new ScriptedServer().encrypted(here.server()).started()) {
            assertThat(deliver("smtps://localhost:" + server.port(), here.client()))
                    .isEqualTo(ACCEPTED);
            assertThat(server.heard()).startsWith("EHLO id.example.org").contains("RCPT TO:<ada@example.org>");
        }
    }

    @Test
    void a_certificate_for_another_name_is_refused_by_smtps() {
        try (ScriptedServer server =
                new ScriptedServer().encrypted(elsewhere.server()).started()) {
            assertThat(deliver("smtps://localhost:" + server.port(), elsewhere.client()))
                    .isEqualTo(UNDELIVERED);
            assertThat(server.heard()).isEmpty();
            assertThat(server.connections())
                    .as("attempts, of which a second would trust others")
                    .isEqualTo(1);
        }
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_refused_by_smtps() {
        try (ScriptedServer server =
                new ScriptedServer().encrypted(here.server()).started()) {
            assertThat(deliver("smtps://localhost:" + server.port())).isEqualTo(UNDELIVERED);
            assertThat(server.heard()).isEmpty();
        }
    }

    @Test
    void smtps_to_a_server_that_speaks_plainly_sends_nothing() {
        try (ScriptedServer server = new ScriptedServer().started()) {
            assertThat(deliver("smtps://user:secret@localhost:" + server.port(), here.client()))
                    .isEqualTo(UNDELIVERED);
            assertThat(server.heard()).noneMatch(line -> line.contains("MAIL") || line.contains("AUTH"));
        }
    }

    private static Mailbox.Delivery deliver(String url) {
        return deliver(url, Optional.empty());
    }

    private static Mailbox.Delivery deliver(String url, SSLSocketFactory trusting) {
        return deliver(url, Optional.of(trusting));
    }

    private static Mailbox.Delivery deliver(String url, Optional<SSLSocketFactory> tls) {
        return new SmtpMailbox(SmtpUrl.parse(url), Mails.FROM, Mails.templates(), Timeouts.DEFAULT, tls)
                .deliver(Mails.of(MailKind.RESET_PASSWORD));
    }
}
