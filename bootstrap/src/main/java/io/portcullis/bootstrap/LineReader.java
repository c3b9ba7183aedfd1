package io.portcullis.bootstrap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Bytes in lines, one after the other; of one that is too long no more is kept than shows that it is. */
final class LineReader {

    private final InputStream bytes;
    private final int longest;

    /**
     * The lines of a stream, which should be buffered.
     *
     * @param longest in bytes; a line that is longer comes back cut to one more
     */
    LineReader(InputStream bytes, int longest) {
        this.bytes = bytes;
        this.longest = longest;
    }

    /** The next line without its end, a line feed; absent where there is none. */
    Optional<byte[]> next() throws IOException {
        int octet = bytes.read();
        if (octet < 0) {
            return Optional.empty();
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (octet >= 0 && octet != '\n') {
            if (line.size() <= longest) {
                line.write(octet);
            }
            octet = bytes.read();
        }
        return Optional.of(line.toByteArray());
    }
}
