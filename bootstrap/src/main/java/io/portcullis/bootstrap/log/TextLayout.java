package io.portcullis.bootstrap.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/**
 * A record of the log as text for people: a line that begins with the time, in UTC, and below it the trace of what was
 * thrown. Every line is escaped as a whole, whoever's words it holds, so no message, of an exception neither, looks like a
 * record or a frame of its own. logback's patterns escape nothing.
 */
public final class TextLayout extends LayoutBase<ILoggingEvent> {

    private final DateTimeFormatter time =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder lines = new StringBuilder();
        String logger = event.getLoggerName();
        line(
                OneLine.of("%s %-5s %s - %s"
                        .formatted(
                                time.format(event.getInstant()),
                                event.getLevel(),
                                logger.substring(logger.lastIndexOf('.') + 1),
                                event.getFormattedMessage())),
                lines);
        if (event.getThrowableProxy() != null) {
            Trace.lines(event.getThrowableProxy()).forEach(line -> line(line, lines));
        }
        return lines.toString();
    }

    private static void line(String text, StringBuilder lines) {
        lines.append(text).append(System.lineSeparator());
    }
}
