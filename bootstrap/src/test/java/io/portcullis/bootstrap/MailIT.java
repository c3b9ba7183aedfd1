package io.portcullis.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar and a mail server: what arrives there, and what happens where nothing can. */
class MailIT {

    private static final String ADA = "ada@example.org";
    private static final String SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @TempDir
    private Path directory;

    @Test
    void in_production_only_mail_tells_who_has_an_account_and_a_login_waits_for_it() throws MessagingException {
        try (PostgresqlDatabase database = PostgresqlDatabase.create();
                MailServer mail = MailServer.start();
                RunningJar jar = RunningJar.startMailing(directory, production(database), mail)) {
            Client client = new Client(jar.base());

            Client.Answer fresh = client.register(ADA);
            assertThat(fresh.status()).isEqualTo(202);
            assertThat(client.logIn(ADA).text("type")).isEqualTo("/problems/email-not-verified");
            MimeMessage message = mail.messages(ADA, 1).getFirst();
            assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly(ADA);
            assertThat(message.getRecipients(Message.RecipientType.TO)).hasSize(1);
            assertThat(MailServer.text(message)).contains("https://id.example.org/verify-email#token=pvt1.");

            assertThat(client.verify(token(mail, 0)).status()).isEqualTo(204);
            assertThat(client.logIn(ADA).status()).isEqualTo(201);
            Client.Answer taken = client.register(ADA);
            assertThat(taken.status()).isEqualTo(202);
            assertThat(taken.body()).as("the answer tells nothing").isEqualTo(fresh.body());
        }
    }

    @Test
    void a_mail_server_that_hangs_delays_no_request_and_a_kill_loses_no_mail() throws IOException, SQLException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Map<String, String> nowhere = Map.of(
                    "PORTCULLIS_SMTP_URL",
                    "smtp://127.0.0.1:" + silent.getLocalPort(),
                    "PORTCULLIS_MAIL_FROM",
                    "no-reply@id.example.org");
            try (RunningJar jar = RunningJar.start(directory, nowhere)) {
                Client client = new Client(jar.base());
                assertThat(client.register(ADA).status()).isEqualTo(201);
                try (Socket sender = silent.accept()) {
                    assertThat(sender.isConnected()).as("a sender waits here").isTrue();
                    assertThat(client.register("grace@example.org").status()).isEqualTo(201);
                    assertThat(client.requestReset("grace@example.org").status())
                            .isEqualTo(202);
                    assertThat(new Client(jar.management()).get("/health/ready").status())
                            .isEqualTo(200);
                    jar.kill();
                }
            }
        }
        letTheClaimsRunOut();
        try (MailServer mail = MailServer.start();
                RunningJar jar = RunningJar.startMailing(directory, Map.of(), mail)) {
            Client client = new Client(jar.base());
            assertThat(client.verify(token(mail, 0)).status())
                    .as("the mail that was being handed over when the server died")
                    .isEqualTo(204);
        }
    }

    private static String token(MailServer mail, int index) {
        return mail.received(ADA, index + 1).get(index).token().orElseThrow();
    }

    private static Map<String, String> production(PostgresqlDatabase database) {
        return Map.of(
                "PORTCULLIS_MODE",
                "production",
                "PORTCULLIS_SECRET_KEY",
                SECRET,
                "PORTCULLIS_DATABASE_URL",
                database.url(),
                "PORTCULLIS_PUBLIC_URL",
                "https://id.example.org");
    }

    /** A claim lasts ten minutes. */
    private void letTheClaimsRunOut() throws SQLException {
        try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("data/portcullis.db"));
                Statement statement = store.createStatement()) {
            assertThat(statement.executeUpdate("update mail set due_at = queued_at"))
                    .as("mails that wait")
                    .isPositive();
        }
    }
}
