package io.portcullis.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartIT {

    private static final String ADA = "ada@example.org";

    @TempDir
    private Path directory;

    @Test
    void without_settings_it_serves_and_says_where_it_is_and_where_the_data_lies() {
        try (RunningJar jar = RunningJar.start(directory, Map.of())) {
            assertThat(jar.greeting())
                    .containsPattern("(?m)^Portcullis \\d")
                    .containsPattern("(?m)^listening on http://127\\.0\\.0\\.1:\\d+$")
                    .contains("development", "data/portcullis.db", "data/secret", "try")
                    .doesNotContain("warning");
            assertThat(new Client(jar.base()).get("/.well-known/jwks.json").status())
                    .isEqualTo(200);
            assertThat(jar.stop()).as("a quiet life leaves no log").isEmpty();
        }
    }

    @Test
    void a_server_that_limits_nobody_says_so() {
        try (RunningJar jar = RunningJar.start(directory, Map.of("PORTCULLIS_THROTTLE", "off"))) {
            assertThat(jar.greeting()).containsPattern("(?m)^ {2}warning PORTCULLIS_THROTTLE is off");
        }
    }

    @Test
    void accounts_and_sessions_survive_a_restart() {
        String refreshToken;
        String accessToken;
        String fixedUrl = "https://id.example.test";
        try (RunningJar jar = RunningJar.start(directory, Map.of("PORTCULLIS_PUBLIC_URL", fixedUrl))) {
            Client client = new Client(jar.base());
            assertThat(client.register(ADA).status()).isEqualTo(201);
            Client.Answer tokens = client.logIn(ADA);
            refreshToken = tokens.text("refresh_token");
            accessToken = tokens.text("access_token");
            jar.stop();
        }
        try (RunningJar jar = RunningJar.start(directory, Map.of("PORTCULLIS_PUBLIC_URL", fixedUrl))) {
            Client client = new Client(jar.base());
            assertThat(client.current(accessToken).status()).isEqualTo(200);
            assertThat(client.refresh(refreshToken).status()).isEqualTo(200);
            assertThat(client.logIn(ADA).status()).isEqualTo(201);
        }
    }

    @Test
    void what_was_answered_survives_a_kill() {
        String refreshToken;
        try (RunningJar jar = RunningJar.start(directory, Map.of())) {
            Client client = new Client(jar.base());
            client.register(ADA);
            String first = client.logIn(ADA).text("refresh_token");
            refreshToken = client.refresh(first).text("refresh_token");
            jar.kill();
        }
        try (RunningJar jar = RunningJar.start(directory, Map.of())) {
            Client client = new Client(jar.base());
            assertThat(client.refresh(refreshToken).status()).isEqualTo(200);
            assertThat(client.logIn(ADA).status()).isEqualTo(201);
        }
    }

    @Test
    void only_its_owner_reads_the_data() throws IOException {
        try (RunningJar jar = RunningJar.start(directory, Map.of())) {
            Path data = directory.resolve("data");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secret"))))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("portcullis.db"))))
                    .isEqualTo("rw-------");
            jar.stop();
        }
    }

    @Test
    void it_tells_whether_it_lives_and_is_ready() {
        try (RunningJar jar = RunningJar.start(directory, Map.of())) {
            Client management = new Client(jar.management());
            assertThat(management.get("/health/live").status()).isEqualTo(200);
            assertThat(management.get("/health/ready").status()).isEqualTo(200);
            assertThat(new Client(jar.base()).get("/health/live").status())
                    .as("the public listener has no management")
                    .isEqualTo(404);
        }
    }
}
