package io.portcullis.bootstrap;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was opened and must be closed, in reverse order; one that fails to close doesn't keep the others open. */
final class Closeables implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Closeables.class);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    /** Remembers {@code closeable}, and returns it. */
    <C extends AutoCloseable> C add(C closeable) {
        opened.push(closeable);
        return closeable;
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            AutoCloseable closeable = opened.pop();
            try {
                closeable.close();
            } catch (Exception failure) {
                LOGGER.warn("{} did not close", closeable.getClass().getSimpleName(), failure);
            }
        }
    }
}
