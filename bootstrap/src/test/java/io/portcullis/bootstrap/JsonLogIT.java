package io.portcullis.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a collector reads that takes each line of standard output for an object. */
class JsonLogIT {

    private static final JsonMapper MAPPER = new JsonMapper();

    @TempDir
    private Path directory;

    @Test
    void whatever_the_server_prints_is_an_object_a_line() throws IOException {
        try (RunningJar jar =
                RunningJar.start(directory, Map.of("PORTCULLIS_LOG_FORMAT", "json", "PORTCULLIS_THROTTLE", "off"))) {
            assertThat(new Client(jar.base()).register("ada@example.org").status())
                    .isEqualTo(201);
            letTheMailBeKept();

            List<JsonNode> lines = lines(jar.greeting() + jar.stop());

            assertThat(lines).hasSize(2);
            assertThat(lines.getFirst().path("level").asText()).isEqualTo("WARN");
            assertThat(lines.getFirst().path("message").asText()).startsWith("PORTCULLIS_THROTTLE is off");
            JsonNode greeting = lines.getLast();
            assertThat(greeting.path("message").asText()).matches("listening on http://127\\.0\\.0\\.1:\\d+");
            assertThat(greeting.path("level").asText()).isEqualTo("INFO");
            assertThat(greeting.path("mode").asText()).startsWith("development");
            assertThat(greeting.path("store").asText()).contains("portcullis.db");
            assertThat(greeting.path("health").asText()).endsWith("/health/ready");
        }
    }

    /** It would have been printed by then: it is printed once its file is written, and the server stops after that. */
    private void letTheMailBeKept() throws IOException {
        Path mails = directory.resolve("data/mails");
        while (!Files.isDirectory(mails) || empty(mails)) {
            Thread.onSpinWait();
        }
    }

    private static boolean empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static List<JsonNode> lines(String output) {
        return output.lines().map(JsonLogIT::object).toList();
    }

    private static JsonNode object(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no object: " + line, e);
        }
    }
}
