package io.portcullis.http;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** All that is logged while it listens, with what a layout might leave out; of our own, what nobody would ask for too. */
final class EveryWord extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    /** Others speak as in the jar, or more. */
    private static final Map<String, Level> LEVELS =
            Map.of(Logger.ROOT_LOGGER_NAME, Level.INFO, "io.portcullis", Level.TRACE, "org.eclipse.jetty", Level.ERROR);

    private final Queue<String> words = new ConcurrentLinkedQueue<>();

    private EveryWord() {}

    static EveryWord listening() {
        EveryWord words = new EveryWord();
        words.start();
        logger(Logger.ROOT_LOGGER_NAME).addAppender(words);
        LEVELS.forEach((name, level) -> logger(name).setLevel(level));
        return words;
    }

    /** What has been said so far. */
    List<String> said() {
        return List.copyOf(words);
    }

    @Override
    protected void append(ILoggingEvent event) {
        words.add(String.join(
                "\n",
                event.getLevel() + " " + event.getLoggerName() + " in " + event.getThreadName(),
                event.getMessage(),
                Arrays.deepToString(event.getArgumentArray()),
                event.getFormattedMessage(),
                event.getMDCPropertyMap() + " " + event.getKeyValuePairs() + " " + event.getMarkerList(),
                event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy())));
    }

    @Override
    public void close() {
        logger(Logger.ROOT_LOGGER_NAME).detachAppender(this);
        LEVELS.keySet().forEach(name -> logger(name).setLevel(name.equals(Logger.ROOT_LOGGER_NAME) ? Level.OFF : null));
        stop();
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
