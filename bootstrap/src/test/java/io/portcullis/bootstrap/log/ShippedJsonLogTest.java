package io.portcullis.bootstrap.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.portcullis.bootstrap.log.ShippedLogTest.Sent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.slf4j.Logger;

/** The log as the jar writes it where machines read it. */
class ShippedJsonLogTest {

    private static final String SENT = "io.portcullis.bootstrap.log.ShippedLogTest#SENT";

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private final LoggerContext context = new LoggerContext();
    private final LogbackMDCAdapter requests = new LogbackMDCAdapter();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @BeforeEach
    void configure() throws JoranException {
        context.setMDCAdapter(requests);
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Objects.requireNonNull(JsonLayout.class.getResource("/logback.xml")));
        LogFormat.JSON.use(context);
        assertThat(context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("console"))
                .isInstanceOfSatisfying(OutputStreamAppender.class, appender -> appender.setOutputStream(output));
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void a_record_says_when_how_grave_where_and_what() {
        gate().warn("it is {}", "late");

        JsonNode line = line();
        assertThat(line.path("time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(line.path("level").asText()).isEqualTo("WARN");
        assertThat(line.path("logger").asText()).isEqualTo("io.portcullis.http.server.Gate");
        assertThat(line.path("message").asText()).isEqualTo("it is late");
        assertThat(line.size()).as("what isn't known is left out").isEqualTo(4);
    }

    @ParameterizedTest
    @FieldSource(SENT)
    void a_message_is_a_member_of_one_line(Sent sent) {
        gate().error("{} and {}", sent.text(), List.of(sent.text()));
        assertThat(line().path("message").asText()).isEqualTo(sent.text() + " and [" + sent.text() + "]");
    }

    @ParameterizedTest
    @FieldSource(SENT)
    void a_message_adds_no_member(Sent sent) {
        gate().error("x\",\"level\":\"INFO\",\"account_id\":\"{}", sent.text());
        assertThat(line().size()).isEqualTo(4);
        assertThat(line().path("level").asText()).isEqualTo("ERROR");
    }

    @ParameterizedTest
    @FieldSource(SENT)
    void a_loggers_name_is_a_member_of_one_line(Sent sent) {
        String name = "last " + sent.text().replace(".", "");
        context.getLogger(name).error("x");
        assertThat(line().path("logger").asText()).isEqualTo(name);
    }

    @ParameterizedTest
    @FieldSource(SENT)
    void only_frames_of_what_was_thrown_add_lines_to_the_error(Sent sent) {
        Exception cause = thrown("cause " + sent.text());
        Exception failure = thrown("failure " + sent.text());
        failure.initCause(cause);

        gate().error("failed", failure);

        assertThat(line().path("error").asText().split("\n", -1))
                .containsExactly(
                        "java.lang.Exception: failure " + sent.written(),
                        "\tat house.Room.serve(Room.java:1)",
                        "Caused by: java.lang.Exception: cause " + sent.written(),
                        "\t... 1 more");
    }

    @Test
    void a_record_says_what_request_it_was_made_for() {
        requests.put("request_id", "r-1");
        requests.put("account_id", "a-1");
        gate().info("x");
        assertThat(line().path("request_id").asText()).isEqualTo("r-1");
        assertThat(line().path("account_id").asText()).isEqualTo("a-1");
    }

    @Test
    void what_is_said_in_pairs_is_said_in_members_and_numbers_are_numbers() {
        gate().atInfo()
                .addKeyValue("status", 200)
                .addKeyValue("route", "/v1/accounts/{id}")
                .log("x");
        assertThat(line().path("status").isInt()).isTrue();
        assertThat(line().path("status").intValue()).isEqualTo(200);
        assertThat(line().path("route").asText()).isEqualTo("/v1/accounts/{id}");
    }

    @Test
    void a_pair_takes_no_other_members_place() {
        requests.put("request_id", "another");
        gate().atInfo()
                .addKeyValue("level", "ERROR")
                .addKeyValue("request_id", "r-1")
                .log("x");
        assertThat(line().path("level").asText()).isEqualTo("INFO");
        assertThat(line().path("request_id").asText()).isEqualTo("r-1");
    }

    @Test
    void text_is_written_again_when_that_is_asked_for() {
        LogFormat.TEXT.use(context);
        gate().info("for people");
        assertThat(output.toString(StandardCharsets.UTF_8))
                .endsWith(" INFO  Gate - for people" + System.lineSeparator());
    }

    /** The one line that was written; of printable ASCII alone, so nobody takes it for two. */
    private JsonNode line() {
        String text = output.toString(StandardCharsets.UTF_8);
        assertThat(text).matches("[ -~]+\n");
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private Logger gate() {
        return context.getLogger("io.portcullis.http.server.Gate");
    }

    private static Exception thrown(String message) {
        Exception thrown = new Exception(message);
        thrown.setStackTrace(new StackTraceElement[] {new StackTraceElement("house.Room", "serve", "Room.java", 1)});
        return thrown;
    }
}
