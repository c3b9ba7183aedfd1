package io.portcullis.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandIT {

    private static final String ADA = "ada@example.org";

    @TempDir
    private Path directory;

    @Test
    void an_emergency_beside_a_running_server_ends_the_tokens_of_the_key_before() throws InterruptedException {
        Path classes = directory.resolve("classes.log");
        try (RunningJar jar = RunningJar.startListing(directory, Map.of(), classes)) {
            Client client = new Client(jar.base());
            client.register(ADA);
            Client.Answer tokens = client.logIn(ADA);
            String accessToken = tokens.text("access_token");
            String former = onlyKey(client);
            assertThat(client.current(accessToken).status()).isEqualTo(200);

            RunningJar.Told list = RunningJar.command(directory, Map.of(), "keys", "list");
            assertThat(list.exitStatus()).isZero();
            assertThat(list.err()).isEmpty();
            assertThat(list.out()).startsWith("KEY ").contains(former).hasLineCount(2);

            RunningJar.Told emergency = RunningJar.command(directory, Map.of(), "keys", "rotate", "--emergency");
            assertThat(emergency.exitStatus()).isZero();
            assertThat(emergency.out()).contains("The key " + former + " is removed.");

            haveTheKeysReadAgain(client, accessToken);
            assertThat(client.current(accessToken).status()).isEqualTo(401);
            assertThat(onlyKey(client)).isNotEqualTo(former);
            Client.Answer refreshed = client.refresh(tokens.text("refresh_token"));
            assertThat(client.current(refreshed.text("access_token")).status())
                    .as("the session lives on")
                    .isEqualTo(200);
            jar.stop();
        }
        assertThat(classes)
                .content()
                .contains("io.portcullis.bootstrap.Main ")
                .doesNotContain("picocli", "io.portcullis.bootstrap.Commands");
    }

    @Test
    void without_a_store_a_command_leaves_nothing_behind() throws IOException, InterruptedException {
        RunningJar.Told told = RunningJar.command(directory, Map.of(), "keys", "list");
        assertThat(told.exitStatus()).isEqualTo(78);
        assertThat(told.out()).isEmpty();
        assertThat(told.err()).contains("There is no store yet.");
        try (var left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    private static String onlyKey(Client client) {
        Client.Answer keys = client.get("/.well-known/jwks.json");
        assertThat(keys.body().path("keys")).hasSize(1);
        return keys.body().path("keys").get(0).path("kid").asText();
    }

    /** A token of a key that a node doesn't know has it read the keys, unless it did so a second ago. */
    private static void haveTheKeysReadAgain(Client client, String accessToken) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        byte[] header = "{\"alg\":\"ES256\",\"kid\":\"unknown\",\"typ\":\"at+jwt\"}".getBytes(UTF_8);
        client.current(base64.encodeToString(header) + accessToken.substring(accessToken.indexOf('.')));
    }
}
