package io.portcullis.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.mail.Mail;
import io.portcullis.domain.mail.MailId;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.port.Mailbox;
import io.portcullis.testkit.Samples;
import io.portcullis.testkit.contract.MailboxContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrintedMailboxTest extends MailboxContract {

    @TempDir
    Path data;

    private final StringBuilder printed = new StringBuilder();

    @Override
    protected Mailbox mailbox() {
        return new PrintedMailbox(Mails.templates(), printed, data);
    }

    @Override
    protected List<Received> received(EmailAddress recipient) {
        return files().stream()
                .filter(file -> text(file).startsWith("To: " + recipient.address() + "\n"))
                .map(file -> new Received(file.getFileName().toString(), text(file)))
                .toList();
    }

    @Test
    void what_is_printed_is_one_block_that_says_what_the_mail_says_and_where_it_is_kept() {
        Mail mail = Mails.of(MailKind.RESET_PASSWORD);
        assertThat(mailbox().deliver(mail)).isEqualTo(Mailbox.Delivery.ACCEPTED);
        assertThat(printed.toString())
                .startsWith("-".repeat(72) + "\nTo: ada@example.org\nSubject: Choose a new password")
                .contains(Mails.templates().letter(mail).text())
                .endsWith("(" + data.resolve("mails/" + Mails.ID + ".txt") + ")\n" + "-".repeat(72) + "\n");
    }

    @Test
    void nobody_else_can_read_what_is_kept() throws IOException {
        assertThat(mailbox().deliver(Mails.of(MailKind.RESET_PASSWORD))).isEqualTo(Mailbox.Delivery.ACCEPTED);
        assertThat(permissions(data.resolve("mails"))).isEqualTo("rwx------");
        assertThat(permissions(files().getFirst())).isEqualTo("rw-------");
    }

    @Test
    void the_newest_are_kept_and_nothing_is_removed_but_mails() throws IOException {
        Path mails = Files.createDirectory(data.resolve("mails"));
        Path notes = Files.writeString(mails.resolve("0.txt"), "somebody's notes");
        Mailbox mailbox = mailbox();
        IntStream.rangeClosed(1, PrintedMailbox.KEPT + 3)
                .forEach(number -> assertThat(mailbox.deliver(numbered(number))).isEqualTo(Mailbox.Delivery.ACCEPTED));
        assertThat(notes).exists();
        assertThat(files()).hasSize(PrintedMailbox.KEPT + 1);
        assertThat(mails.resolve(id(3) + ".txt")).doesNotExist();
        assertThat(mails.resolve(id(4) + ".txt")).exists();
        assertThat(mails.resolve(id(PrintedMailbox.KEPT + 3) + ".txt")).exists();
    }

    @Test
    void a_mail_that_can_not_be_kept_is_undelivered_and_not_printed() throws IOException {
        Files.writeString(data.resolve("mails"), "in the way of the folder");
        assertThat(mailbox().deliver(Mails.of(MailKind.NEW_DEVICE))).isEqualTo(Mailbox.Delivery.UNDELIVERED);
        assertThat(printed).isEmpty();
    }

    @Test
    void a_mail_that_can_not_be_printed_is_undelivered() {
        Mailbox mailbox = new PrintedMailbox(Mails.templates(), new Broken(), data);
        assertThat(mailbox.deliver(Mails.of(MailKind.NEW_DEVICE))).isEqualTo(Mailbox.Delivery.UNDELIVERED);
    }

    @Test
    void an_address_that_the_store_should_not_have_writes_no_line_of_its_own() {
        EmailAddress injected =
                EmailAddress.restored("a@example.org\nSubject: \u001b[2JPay", "a@example.org\nsubject: pay");
        assertThat(mailbox().deliver(Mails.to(injected))).isEqualTo(Mailbox.Delivery.ACCEPTED);
        assertThat(text(files().getFirst())).startsWith("To: a@example.orgSubject: [2JPay\nSubject: New login");
    }

    private static Mail numbered(int number) {
        return new Mail(
                id(number),
                MailKind.NEW_DEVICE,
                Mails.ADA,
                Samples.NOW,
                "203.0.113.7",
                Optional.empty(),
                Optional.empty());
    }

    private static MailId id(int number) {
        return new MailId(new UUID(0x0198f0c200007000L + number, 0x8000000000000000L));
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(data.resolve("mails"))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    /** Says nothing, as a pipe that nobody reads. */
    private static final class Broken implements Appendable {

        @Override
        public Appendable append(CharSequence text) throws IOException {
            throw new IOException("broken pipe");
        }

        @Override
        public Appendable append(CharSequence text, int start, int end) throws IOException {
            throw new IOException("broken pipe");
        }

        @Override
        public Appendable append(char character) throws IOException {
            throw new IOException("broken pipe");
        }
    }
}
