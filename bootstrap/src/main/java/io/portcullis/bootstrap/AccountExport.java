package io.portcullis.bootstrap;

import io.portcullis.domain.administration.MovedAccount;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.stream.Stream;

/** Writes accounts down, one a line, as they come from the store; none is kept longer than it takes to write it. */
final class AccountExport {

    private AccountExport() {}

    /**
     * Writes them into a file that is its owner's alone, in place of one of that name. It appears whole or not at all.
     *
     * @return how many there were
     */
    static long toFile(Stream<MovedAccount> accounts, Path file) throws IOException {
        Path target = file.toAbsolutePath();
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new IOException("it is something else than a file, and stays it");
        }
        Path draft = Files.createTempFile(
                target.resolveSibling(""), ".accounts", ".draft", DataDirectory.ownerOnly(target, "rw-------"));
        // An export that is broken off leaves no hashes behind.
        draft.toFile().deleteOnExit();
        try {
            long written;
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                Writer lines = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
                written = write(accounts, lines);
                lines.flush();
                channel.force(true);
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            return written;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /**
     * Writes them to standard output.
     *
     * @return how many there were
     */
    static long toStream(Stream<MovedAccount> accounts, PrintWriter out) throws IOException {
        long written = write(accounts, out);
        if (out.checkError()) {
            throw new IOException("not all of it was taken");
        }
        return written;
    }

    private static long write(Stream<MovedAccount> accounts, Writer lines) throws IOException {
        long written = 0;
        for (Iterator<MovedAccount> left = accounts.iterator(); left.hasNext(); written++) {
            lines.write(AccountLine.written(left.next()));
            lines.write('\n');
        }
        return written;
    }
}
