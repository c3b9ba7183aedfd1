package io.portcullis.bootstrap.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the log goes: a server's to standard output, a command's, which has a result to tell there, beside it. */
public final class LogStream {

    private LogStream() {}

    /** From now on, for the whole process. */
    public static void standardError() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            standardError(context);
        }
    }

    static void standardError(LoggerContext context) {
        context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders().forEachRemaining(LogStream::standardError);
    }

    private static void standardError(Appender<ILoggingEvent> appender) {
        if (appender instanceof ConsoleAppender<ILoggingEvent> console) {
            console.setTarget(ConsoleTarget.SystemErr.getName());
            console.start();
        }
    }
}
