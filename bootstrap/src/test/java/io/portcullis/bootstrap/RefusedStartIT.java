package io.portcullis.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedStartIT {

    @TempDir
    private Path directory;

    @Test
    void production_names_all_that_it_lacks_and_makes_nothing() throws InterruptedException {
        RunningJar.Refusal refusal = RunningJar.refused(directory, Map.of("PORTCULLIS_MODE", "production"));
        assertThat(refusal.exitStatus()).isEqualTo(78);
        assertThat(refusal.told())
                .contains(
                        "PORTCULLIS_SECRET_KEY",
                        "PORTCULLIS_DATABASE_URL",
                        "PORTCULLIS_PUBLIC_URL",
                        "PORTCULLIS_SMTP_URL");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void a_template_that_is_wrong_is_named() throws IOException, InterruptedException {
        Path templates = directory.resolve("templates");
        Path english = Files.createDirectories(templates.resolve("en"));
        Files.writeString(english.resolve("password-changed.txt"), "Subject: {{produkt}}\n\nIt was changed.\n");
        RunningJar.Refusal refusal =
                RunningJar.refused(directory, Map.of("PORTCULLIS_MAIL_TEMPLATES", templates.toString()));
        assertThat(refusal.exitStatus()).isEqualTo(78);
        assertThat(refusal.told()).contains("password-changed.txt", "produkt").doesNotContain("\tat ");
    }

    @Test
    void every_wrong_setting_is_named() throws InterruptedException {
        RunningJar.Refusal refusal = RunningJar.refused(
                directory,
                Map.of("PORTCULLIS_BCRYPT_COST", "9", "PORTCULLIS_HTTP_HOST", "0.0.0.0", "PORTCULLIS_X", "y"));
        assertThat(refusal.exitStatus()).isEqualTo(78);
        assertThat(refusal.told())
                .contains("PORTCULLIS_BCRYPT_COST", "PORTCULLIS_HTTP_HOST", "PORTCULLIS_X is not a setting");
    }

    @Test
    void a_name_that_is_no_setting_begins_no_line_of_its_own() throws InterruptedException {
        RunningJar.Refusal refusal =
                RunningJar.refused(directory, Map.of("PORTCULLIS_\nlistening on http://evil.example\u001B[2J", "y"));
        assertThat(refusal.told())
                .contains("PORTCULLIS_\\nlistening on http://evil.example\\u001B[2J is not a setting")
                .hasLineCount(2);
    }

    @Test
    void a_taken_port_is_told_in_a_sentence() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            RunningJar.Refusal refusal = RunningJar.refused(directory, Map.of("PORTCULLIS_HTTP_PORT", port));
            assertThat(refusal.exitStatus()).isEqualTo(69);
            assertThat(refusal.told()).contains(port, "PORTCULLIS_HTTP_PORT").doesNotContain("Exception", "\tat ");
        }
    }

    @Test
    void a_data_directory_that_cant_be_made_is_told_in_a_sentence() throws IOException, InterruptedException {
        Path file = Files.createFile(directory.resolve("file"));
        RunningJar.Refusal refusal = RunningJar.refused(directory, Map.of("PORTCULLIS_DATA_DIR", file + "/data"));
        assertThat(refusal.exitStatus()).isEqualTo(69);
        assertThat(refusal.told()).contains(file + "/data").doesNotContain("Exception", "\tat ");
    }

    @Test
    void a_database_that_is_not_there_is_told_in_a_sentence() throws InterruptedException {
        RunningJar.Refusal refusal = RunningJar.refused(
                directory, Map.of("PORTCULLIS_DATABASE_URL", "postgresql://portcullis:canary@127.0.0.1:1/none"));
        assertThat(refusal.exitStatus()).isEqualTo(69);
        assertThat(refusal.told()).contains("store").doesNotContain("canary", "\tat ");
    }

    @Test
    void a_database_url_that_is_none_is_told_without_its_password() throws InterruptedException {
        RunningJar.Refusal refusal = RunningJar.refused(
                directory, Map.of("PORTCULLIS_DATABASE_URL", "mysql://portcullis:canary@localhost/x"));
        assertThat(refusal.exitStatus()).isEqualTo(78);
        assertThat(refusal.told()).contains("PORTCULLIS_DATABASE_URL").doesNotContain("canary", "\tat ");
    }
}
