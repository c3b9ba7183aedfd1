package io.portcullis.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretIT {

    private static final String ADA = "ada@example.org";
    private static final String EVE = "eve@example.org";
    private static final Map<String, String> OLD =
            Map.of("PORTCULLIS_SECRET_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    private static final String NEW_KEY = "//79/Pv6+fj39vX08/Lx8O/u7ezr6uno5+bl5OPi4eA=";
    private static final Map<String, String> NEW = Map.of("PORTCULLIS_SECRET_KEY", NEW_KEY);
    private static final Map<String, String> NEW_BEFORE_OLD = Map.of(
            "PORTCULLIS_SECRET_KEY",
            NEW_KEY,
            "PORTCULLIS_PREVIOUS_SECRET_KEYS",
            "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

    @TempDir
    private Path directory;

    @Test
    void a_wrong_secret_refuses_to_start() throws InterruptedException {
        try (RunningJar jar = RunningJar.start(directory, OLD)) {
            jar.stop();
        }
        RunningJar.Refusal refusal = RunningJar.refused(directory, NEW);
        assertThat(refusal.exitStatus()).isEqualTo(78);
        assertThat(refusal.told()).contains("PORTCULLIS_SECRET_KEY").doesNotContain(NEW_KEY, "listening", "Exception");
    }

    @Test
    void a_new_secret_in_front_of_the_old_one_works_and_renews() {
        String refreshToken;
        try (RunningJar jar = RunningJar.start(directory, OLD)) {
            Client client = new Client(jar.base());
            client.register(ADA);
            client.register(EVE);
            refreshToken = client.logIn(ADA).text("refresh_token");
            jar.stop();
        }
        try (RunningJar jar = RunningJar.start(directory, NEW_BEFORE_OLD)) {
            Client client = new Client(jar.base());
            refreshToken = client.refresh(refreshToken).text("refresh_token");
            assertThat(client.logIn(ADA).status()).isEqualTo(201);
            jar.stop();
        }
        try (RunningJar jar = RunningJar.start(directory, NEW)) {
            Client client = new Client(jar.base());
            assertThat(client.logIn(ADA).status())
                    .as("her hash was renewed when she logged in")
                    .isEqualTo(201);
            assertThat(client.logIn(EVE).status()).as("his was not").isEqualTo(401);
            assertThat(client.refresh(refreshToken).status())
                    .as("a session keeps its secret for life")
                    .isEqualTo(401);
        }
    }

    @Test
    void a_lost_secret_is_not_replaced_by_a_new_one() throws IOException, InterruptedException {
        try (RunningJar jar = RunningJar.start(directory, Map.of())) {
            jar.stop();
        }
        Path secret = directory.resolve("data/secret");
        Files.delete(secret);

        RunningJar.Refusal refusal = RunningJar.refused(directory, Map.of());

        assertThat(refusal.exitStatus()).isEqualTo(78);
        assertThat(refusal.told()).contains("secret").doesNotContain("listening", "Exception");
        assertThat(secret).doesNotExist();
    }

    @Test
    void a_damaged_secret_is_not_replaced_by_a_new_one() throws IOException, InterruptedException {
        try (RunningJar jar = RunningJar.start(directory, Map.of())) {
            jar.stop();
        }
        Path secret = Files.writeString(directory.resolve("data/secret"), "damaged");

        assertThat(RunningJar.refused(directory, Map.of()).exitStatus()).isEqualTo(78);
        assertThat(secret).hasContent("damaged");
    }
}
