package io.portcullis.bootstrap.log;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Brings into the log what the JDK would else print beside it, unescaped: the records of {@code java.util.logging}, to
 * which the PostgreSQL driver speaks, a server's messages among them, and the traces of threads that die.
 */
public final class StrayWords {

    private static final Logger LOGGER = LoggerFactory.getLogger(StrayWords.class);

    private StrayWords() {}

    /** From now on, for the whole process. */
    public static void gather() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, thrown) -> LOGGER.error("The thread {} died", thread.getName(), thrown));
    }
}
