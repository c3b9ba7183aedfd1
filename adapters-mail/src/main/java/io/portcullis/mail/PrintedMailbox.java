package io.portcullis.mail;

import io.portcullis.domain.mail.Mail;
import io.portcullis.domain.port.Mailbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * For whoever develops: prints what would be sent, and keeps the newest {@value #KEPT} mails as files that only their
 * owner can read. Nothing leaves the machine.
 */
public final class PrintedMailbox implements Mailbox {

    /** How many files are kept. */
    static final int KEPT = 100;

    private static final Logger LOG = LoggerFactory.getLogger(PrintedMailbox.class);

    private static final Pattern FILE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.txt");
    private static final String RULE = "-".repeat(72);

    private final MailTemplates templates;
    private final Appendable out;
    private final Path directory;

    /**
     * Prints there.
     *
     * @param dataDirectory what gets a folder {@code mails} with the first mail
     */
    public PrintedMailbox(MailTemplates templates, Appendable out, Path dataDirectory) {
        this.templates = templates;
        this.out = out;
        this.directory = dataDirectory.resolve("mails");
    }

    @Override
    public synchronized Delivery deliver(Mail mail) {
        try {
            String letter = printed(mail);
            Path file = directory.resolve(mail.id() + ".txt");
            write(file, letter);
            prune();
            out.append(RULE + "\n" + letter + "\n(" + file + ")\n" + RULE + "\n");
            return Delivery.ACCEPTED;
        } catch (IOException | RuntimeException failure) {
            LOG.warn(
                    "mail {}, {}, was not printed: it failed with {}",
                    mail.id(),
                    mail.kind(),
                    failure.getClass().getName());
            return Delivery.UNDELIVERED;
        }
    }

    private String printed(Mail mail) {
        Letter letter = templates.letter(mail);
        return "To: " + Escaping.TEXT.of(mail.recipient().address())
                + "\nSubject: " + letter.subject()
                + "\n\n" + letter.text();
    }

    private void write(Path file, String text) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, ownerOnly("rwx------"));
        }
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        try (SeekableByteChannel channel = Files.newByteChannel(file, options, ownerOnly("rw-------"))) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    /** Mails are named after their ids, whose order is the order in which they were queued. */
    private void prune() throws IOException {
        for (Path file : superfluous()) {
            Files.deleteIfExists(file);
        }
    }

    private List<Path> superfluous() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(
                            file -> FILE.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparing(
                                    (Path file) -> file.getFileName().toString())
                            .reversed())
                    .skip(KEPT)
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private FileAttribute<?>[] ownerOnly(String permissions) {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
