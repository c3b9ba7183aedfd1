package io.portcullis.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileIT {

    private static final String SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @TempDir
    private Path directory;

    @Test
    void a_server_and_the_commands_beside_it_go_by_one_file_and_the_server_warns_of_who_can_read_it()
            throws IOException, InterruptedException {
        Path file = Files.writeString(
                directory.resolve("settings"),
                "PORTCULLIS_DATA_DIR=elsewhere\nPORTCULLIS_SECRET_KEY=" + SECRET + "\nPORTCULLIS_HTTP_PORT=1\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Map<String, String> settings = Map.of("PORTCULLIS_CONFIG", "settings");
        try (RunningJar jar = RunningJar.start(directory, settings)) {
            assertThat(jar.greeting())
                    .contains("elsewhere/portcullis.db")
                    .containsPattern("(?m)^ {2}warning settings holds a secret")
                    .doesNotContain(SECRET);
            RunningJar.Told keys = RunningJar.command(directory, settings, "keys", "list");
            assertThat(keys.exitStatus()).isZero();
            assertThat(keys.out()).contains("signing");
        }
        RunningJar.Told told = RunningJar.command(directory, settings, "settings", "--json");
        assertThat(told.exitStatus()).isZero();
        assertThat(told.err()).isEmpty();
        assertThat(told.out())
                .contains("\"value\":\"elsewhere\",\"masked\":false,\"source\":\"properties\",\"file\":\"settings\"")
                .doesNotContain(SECRET)
                .hasLineCount(1);
    }

    @Test
    void a_wrong_file_keeps_the_server_from_starting_and_a_check_tells_the_same()
            throws IOException, InterruptedException {
        Files.writeString(directory.resolve("settings"), "PORTCULLIS_LANGUAG=de\n");
        Map<String, String> settings = Map.of("PORTCULLIS_CONFIG", "settings");
        RunningJar.Refusal refusal = RunningJar.refused(directory, settings);
        assertThat(refusal.exitStatus()).isEqualTo(78);
        assertThat(refusal.told())
                .contains("PORTCULLIS_LANGUAG in settings is not a setting; did you mean PORTCULLIS_LANGUAGE?");
        RunningJar.Told told = RunningJar.command(directory, settings, "settings", "--check");
        assertThat(told.exitStatus()).isEqualTo(78);
        assertThat(told.out()).isEmpty();
        assertThat(told.err())
                .contains("PORTCULLIS_LANGUAG in settings is not a setting")
                .hasLineCount(2);
        assertThat(directory.resolve("data")).doesNotExist();
    }
}
