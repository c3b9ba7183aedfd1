package io.portcullis.bootstrap.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a record of the log is written down. */
public enum LogFormat {
    /** For people, as it is until another is used. */
    TEXT,
    /** For machines: one object a line. */
    JSON;

    /** From now on, for the whole process. */
    public void use() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            use(context);
        }
    }

    void use(LoggerContext context) {
        context.getLogger(Logger.ROOT_LOGGER_NAME)
                .iteratorForAppenders()
                .forEachRemaining(appender -> use(appender, context));
    }

    private void use(Appender<ILoggingEvent> appender, LoggerContext context) {
        if (appender instanceof OutputStreamAppender<ILoggingEvent> stream) {
            Layout<ILoggingEvent> layout = layout();
            layout.setContext(context);
            layout.start();
            LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
            encoder.setContext(context);
            encoder.setCharset(StandardCharsets.UTF_8);
            encoder.setLayout(layout);
            encoder.start();
            stream.setEncoder(encoder);
        }
    }

    private Layout<ILoggingEvent> layout() {
        return switch (this) {
            case TEXT -> new TextLayout();
            case JSON -> new JsonLayout();
        };
    }
}
