package io.portcullis.bootstrap.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.slf4j.Logger;

/** The log as the jar's own configuration writes it. */
class ShippedLogTest {

    private static final String RECORD = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z ERROR Gate - ";

    /** What a caller may send, and how it is written down. */
    static final List<Sent> SENT = List.of(
            new Sent(
                    "a record of its own",
                    "x\r\n2026-11-23T00:00:00.000Z INFO  Gate - all is well",
                    "x\\r\\n2026-11-23T00:00:00.000Z INFO  Gate - all is well"),
            new Sent("a frame", "x\n\tat evil.Frame.run(Frame.java:1)", "x\\n\\tat evil.Frame.run(Frame.java:1)"),
            new Sent("a cause", "x\nCaused by: evil.Cause: y", "x\\nCaused by: evil.Cause: y"),
            new Sent("a colour", "\u001B[31mred\u001B[0m", "\\u001B[31mred\\u001B[0m"),
            new Sent("another direction", "\u202Edesrever", "\\u202Edesrever"),
            new Sent("a separator", "x\u2028y\u0085z", "x\\u2028y\\u0085z"),
            new Sent("a null", "x\0y", "x\\u0000y"),
            new Sent("half a character", "x\uD83Dy", "x\\uD83Dy"),
            new Sent("an escape", "x\\ny", "x\\\\ny"));

    record Sent(String name, String text, String written) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final class Silent extends Exception {

        private static final long serialVersionUID = 1L;
    }

    private final LoggerContext context = new LoggerContext();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @BeforeEach
    void configure() throws JoranException {
        context.setMDCAdapter(new LogbackMDCAdapter());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Objects.requireNonNull(TextLayout.class.getResource("/logback.xml")));
        assertThat(context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("console"))
                .isInstanceOfSatisfying(OutputStreamAppender.class, appender -> appender.setOutputStream(output));
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @ParameterizedTest
    @FieldSource("SENT")
    void a_message_is_one_line(Sent sent) {
        gate().error(sent.text);
        assertThat(lines()).singleElement().asString().matches(RECORD + written(sent));
    }

    @ParameterizedTest
    @FieldSource("SENT")
    void a_message_with_arguments_is_one_line(Sent sent) {
        gate().error("{} and {}", sent.text, List.of(sent.text));
        assertThat(lines())
                .singleElement()
                .asString()
                .matches(RECORD + written(sent) + " and \\[" + written(sent) + "]");
    }

    @ParameterizedTest
    @FieldSource("SENT")
    void a_loggers_name_is_a_part_of_one_line(Sent sent) {
        context.getLogger("last " + sent.text.replace(".", "")).error("x");
        assertThat(lines()).singleElement().asString().contains("ERROR last " + sent.written.replace(".", "") + " - x");
    }

    @ParameterizedTest
    @FieldSource("SENT")
    void only_frames_of_what_was_thrown_add_lines(Sent sent) {
        Exception suppressed = thrown("suppressed " + sent.text, frame("release"));
        Exception cause = thrown("cause " + sent.text, frame("read"), frame("serve"));
        Exception failure = thrown("failure " + sent.text, frame("answer"), frame("serve"));
        failure.initCause(cause);
        failure.addSuppressed(suppressed);

        gate().error("failed", failure);

        assertThat(lines().getFirst()).matches(RECORD + "failed");
        assertThat(lines().subList(1, lines().size()))
                .containsExactly(
                        "java.lang.Exception: failure " + sent.written,
                        "\tat house.Room.answer(Room.java:1)",
                        "\tat house.Room.serve(Room.java:1)",
                        "\tSuppressed: java.lang.Exception: suppressed " + sent.written,
                        "\t\tat house.Room.release(Room.java:1)",
                        "Caused by: java.lang.Exception: cause " + sent.written,
                        "\tat house.Room.read(Room.java:1)",
                        "\t... 1 more");
    }

    @Test
    void what_was_thrown_without_a_message_is_named() {
        gate().error("failed", new Silent());
        assertThat(lines().get(1)).isEqualTo(Silent.class.getName());
    }

    @Test
    void causes_that_go_round_come_to_an_end() {
        Exception failure = thrown("failure");
        failure.initCause(new IllegalStateException("cause", failure));
        gate().error("failed", failure);
        assertThat(lines()).last().isEqualTo("Caused by: java.lang.Exception: failure (as above)");
    }

    @Test
    void our_own_words_are_told_from_info_on_and_those_of_libraries_from_warn_on() {
        gate().info("ours");
        gate().debug("ours in detail");
        context.getLogger("org.flywaydb.core").warn("theirs");
        context.getLogger("org.flywaydb.core").info("theirs in detail");
        assertThat(lines())
                .hasSize(2)
                .satisfiesExactly(
                        line -> assertThat(line).endsWith(" INFO  Gate - ours"),
                        line -> assertThat(line).endsWith(" WARN  core - theirs"));
    }

    private Logger gate() {
        return context.getLogger("io.portcullis.http.server.Gate");
    }

    private List<String> lines() {
        return List.of(output.toString(StandardCharsets.UTF_8).stripTrailing().split(System.lineSeparator(), -1));
    }

    private static String written(Sent sent) {
        return Pattern.quote(sent.written);
    }

    private static Exception thrown(String message, StackTraceElement... frames) {
        Exception thrown = new Exception(message);
        thrown.setStackTrace(frames);
        return thrown;
    }

    private static StackTraceElement frame(String method) {
        return new StackTraceElement("house.Room", method, "Room.java", 1);
    }
}
