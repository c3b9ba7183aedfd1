package io.portcullis.bootstrap;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What is read from its beginning more than once: a file, or a copy of what comes only once. The copy is its owner's alone
 * and has gone from the folder before anything is in it, where the system knows files without a name.
 */
final class ReadTwice implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final FileChannel channel;

    private ReadTwice(FileChannel channel) {
        this.channel = channel;
    }

    /** A file. One that is none, such as a pipe, is copied. */
    static ReadTwice of(Path file) throws IOException {
        if (Files.isRegularFile(file)) {
            return new ReadTwice(FileChannel.open(file, StandardOpenOption.READ));
        }
        try (InputStream once = Files.newInputStream(file)) {
            return copied(once);
        }
    }

    /** A copy of all that comes. */
    static ReadTwice copied(InputStream once) throws IOException {
        Path copy = Files.createTempFile("portcullis", ".copy");
        FileChannel channel = FileChannel.open(
                copy, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        try {
            once.transferTo(Channels.newOutputStream(channel));
            return new ReadTwice(channel);
        } catch (IOException failure) {
            channel.close();
            throw failure;
        }
    }

    /** All of it from the beginning; whoever reads before loses their place. */
    InputStream fromTheBeginning() throws IOException {
        return new BufferedInputStream(Channels.newInputStream(channel.position(0)), BUFFER);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
