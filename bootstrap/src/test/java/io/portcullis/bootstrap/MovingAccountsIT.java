package io.portcullis.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts come from elsewhere, and go on from store to store, beside servers that run. */
class MovingAccountsIT {

    private static final String ADA = "ada@example.org";
    private static final String EVE = "eve@example.org";
    private static final String GRACE = "grace@example.org";

    /** Of {@link Client#PASSWORD}, by another system. */
    private static final String FOREIGN = "$2y$05$CCCCCCCCCCCCCCCCCCCCC.ldBfCjSqX3wBXKN41CCtAwWZVmumscy";

    private static final String SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @TempDir
    private Path here;

    @TempDir
    private Path there;

    @AutoClose
    private final PostgresqlDatabase database = PostgresqlDatabase.create();

    private final Map<String, String> onSqlite = Map.of("PORTCULLIS_SECRET_KEY", SECRET);
    private final Map<String, String> onPostgresql =
            Map.of("PORTCULLIS_SECRET_KEY", SECRET, "PORTCULLIS_DATABASE_URL", database.url());

    @Test
    void whoever_comes_from_elsewhere_logs_in_at_once_and_again_after_the_next_move()
            throws IOException, InterruptedException {
        Path elsewhere = Files.writeString(here.resolve("elsewhere.jsonl"), """
                {"email":"%s","password_hash":"%s"}
                {"email":"%s","password_hash":"%s","status":"suspended"}
                """.formatted(ADA, FOREIGN, EVE, FOREIGN));
        Path moving = here.resolve("moving.jsonl");
        try (RunningJar jar = RunningJar.start(here, onSqlite)) {
            Client client = new Client(jar.base());
            assertThat(command(here, onSqlite, "import", elsewhere.toString()).out())
                    .startsWith("Imported: 2.");
            assertThat(command(here, onSqlite, "create", GRACE, "--admin").out())
                    .as("a UUID")
                    .hasSizeGreaterThan(36);

            assertThat(client.guess(ADA).status()).isEqualTo(401);
            assertThat(client.logIn(ADA).status()).isEqualTo(201);
            assertThat(client.logIn(EVE).status())
                    .as("barred there, barred here")
                    .isEqualTo(401);
            assertThat(client.logIn(GRACE).status()).isEqualTo(201);

            assertThat(command(here, onSqlite, "export", moving.toString()).err())
                    .contains("password hashes", "3 exported.");
            assertThat(moving)
                    .content()
                    .as("Ada's hash was renewed by her login, Eve had none")
                    .containsPattern("ada@example.org.*\"\\{bcrypt-hmac-sha384\\}")
                    .contains("\"{bcrypt}" + FOREIGN)
                    .hasLineCount(3);
            jar.stop();
        }
        try (RunningJar jar = RunningJar.start(there, onPostgresql)) {
            Client client = new Client(jar.base());
            RunningJar.Told dryRun = command(there, onPostgresql, "import", "--dry-run", moving.toString());
            assertThat(dryRun.out()).startsWith("To import: 3.");
            assertThat(client.logIn(ADA).status()).isEqualTo(401);

            assertThat(command(there, onPostgresql, "import", moving.toString()).out())
                    .startsWith("Imported: 3.");
            assertThat(command(there, onPostgresql, "import", moving.toString()).out())
                    .startsWith("Imported: 0. Here already, and left as they are: 3.");

            assertThat(client.logIn(ADA).status()).isEqualTo(201);
            assertThat(client.logIn(EVE).status()).isEqualTo(401);
            Client.Answer grace = client.logIn(GRACE);
            assertThat(grace.body().path("account").path("roles"))
                    .extracting(role -> role.asText())
                    .containsExactlyInAnyOrder("admin", "user");
            jar.stop();
        }
    }

    private static RunningJar.Told command(Path directory, Map<String, String> settings, String... arguments)
            throws InterruptedException {
        String[] line = new String[arguments.length + 1];
        line[0] = "account";
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        RunningJar.Told told = RunningJar.answered(directory, settings, Client.PASSWORD + "\n", line);
        assertThat(told.exitStatus()).as(told.err()).isZero();
        return told;
    }
}
