package io.portcullis.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.application.signing.RotateSigningKeys;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CommandsOnPostgresqlIT {

    @AutoClose
    private final PostgresqlDatabase database = PostgresqlDatabase.create();

    private final Map<String, String> variables = Map.of(
            "PORTCULLIS_DATABASE_URL",
            database.url(),
            "PORTCULLIS_SECRET_KEY",
            "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    private final StringWriter told = new StringWriter();

    @Test
    void commands_leave_an_empty_database_empty_and_work_beside_a_server() {
        assertThat(run("keys", "rotate")).isEqualTo(78);
        assertThat(told.toString()).contains("There is no store yet.");
        assertThat(run("keys", "list")).as("nothing was made meanwhile").isEqualTo(78);

        Settings settings = Settings.demanded(variables);
        try (Closeables closeables = new Closeables()) {
            Foundation server = Foundation.laid(settings, closeables);
            server.signingUseCases.rotateSigningKeys().handle(new RotateSigningKeys.Command(settings.keyPolicy()));

            assertThat(run("keys", "rotate")).isZero();
            assertThat(server.storage.signingKeys().all()).hasSize(2);
            assertThat(run("keys", "rotate", "--emergency")).isZero();
            assertThat(server.storage.signingKeys().all())
                    .extracting(key -> key.term().number())
                    .containsExactly(3L);
            assertThat(run("keys", "list")).isZero();
        }
    }

    private int run(String... arguments) {
        return new Commands(
                        variables,
                        StandardInput.piped(InputStream.nullInputStream()),
                        new PrintWriter(told),
                        new PrintWriter(told))
                .run(arguments);
    }
}
