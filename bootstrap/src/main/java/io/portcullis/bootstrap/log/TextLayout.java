package io.portcullis.bootstrap.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.LayoutBase;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/**
 * A record of the log as text for people: a line that begins with the time, in UTC, and below it the trace of what was
 * thrown. Every line is made in one place here and escaped there, whoever's words it holds, so no message, of an
 * exception neither, looks like a record or a frame of its own. logback's patterns escape nothing.
 */
public final class TextLayout extends LayoutBase<ILoggingEvent> {

    private final DateTimeFormatter time =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder lines = new StringBuilder();
        String logger = event.getLoggerName();
        line(
                "",
                "%s %-5s %s - %s"
                        .formatted(
                                time.format(event.getInstant()),
                                event.getLevel(),
                                logger.substring(logger.lastIndexOf('.') + 1),
                                event.getFormattedMessage()),
                lines);
        if (event.getThrowableProxy() != null) {
            trace("", "", event.getThrowableProxy(), lines);
        }
        return lines.toString();
    }

    private static void trace(String indent, String role, IThrowableProxy thrown, StringBuilder lines) {
        String message = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
        line(indent, role + thrown.getClassName() + message + (thrown.isCyclic() ? " (as above)" : ""), lines);
        StackTraceElementProxy[] frames = thrown.getStackTraceElementProxyArray();
        int own = frames.length - thrown.getCommonFrames();
        for (int i = 0; i < own; i++) {
            line(indent + "\t", frames[i].getSTEAsString(), lines);
        }
        if (own < frames.length) {
            line(indent + "\t", "... " + (frames.length - own) + " more", lines);
        }
        for (IThrowableProxy suppressed : thrown.getSuppressed()) {
            trace(indent + "\t", "Suppressed: ", suppressed, lines);
        }
        if (thrown.getCause() != null) {
            trace(indent, "Caused by: ", thrown.getCause(), lines);
        }
    }

    private static void line(String indent, String text, StringBuilder lines) {
        lines.append(indent).append(OneLine.of(text)).append(System.lineSeparator());
    }
}
