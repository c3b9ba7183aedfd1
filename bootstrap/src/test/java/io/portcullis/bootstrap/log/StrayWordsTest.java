package io.portcullis.bootstrap.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class StrayWordsTest {

    private final java.util.logging.Logger root = LogManager.getLogManager().getLogger("");
    private final Handler[] handlers = root.getHandlers();
    private final Thread.UncaughtExceptionHandler uncaught = Thread.getDefaultUncaughtExceptionHandler();

    private final Logger log = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    @BeforeEach
    void gather() {
        appender.start();
        log.addAppender(appender);
        log.setLevel(Level.WARN);
        StrayWords.gather();
    }

    @AfterEach
    void restore() {
        log.setLevel(Level.OFF);
        log.detachAppender(appender);
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        for (Handler handler : handlers) {
            root.addHandler(handler);
        }
        Thread.setDefaultUncaughtExceptionHandler(uncaught);
    }

    @Test
    void the_platforms_records_come_into_the_log() {
        java.util.logging.Logger.getLogger("org.postgresql.core").warning("words of a server");
        assertThat(appender.list).singleElement().satisfies(event -> {
            assertThat(event.getLoggerName()).isEqualTo("org.postgresql.core");
            assertThat(event.getFormattedMessage()).isEqualTo("words of a server");
        });
    }

    @Test
    void the_platforms_records_come_nowhere_else() {
        assertThat(root.getHandlers()).hasSize(1);
    }

    @Test
    void a_thread_that_dies_leaves_its_trace_in_the_log() throws InterruptedException {
        IllegalStateException failure = new IllegalStateException("words of a caller");
        Thread thread = Thread.ofPlatform().name("worker").start(() -> {
            throw failure;
        });
        thread.join();
        assertThat(appender.list).singleElement().satisfies(event -> {
            assertThat(event.getFormattedMessage()).isEqualTo("The thread worker died");
            assertThat(event.getThrowableProxy().getMessage()).isEqualTo("words of a caller");
        });
    }
}
