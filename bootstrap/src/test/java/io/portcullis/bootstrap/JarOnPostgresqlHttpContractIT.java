package io.portcullis.bootstrap;

import io.portcullis.testkit.http.Subject;
import io.portcullis.testkit.http.WholeHttpContract;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar on PostgreSQL keeps the HTTP contract, but for what needs time to pass. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JarOnPostgresqlHttpContractIT extends WholeHttpContract {

    private Optional<EmbeddedPostgres> postgresql = Optional.empty();
    private RunningJar jar;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        String url = System.getenv("TEST_PG_URL");
        if (url == null) {
            EmbeddedPostgres started = EmbeddedPostgres.start();
            postgresql = Optional.of(started);
            url = "postgresql://postgres:postgres@localhost:" + started.getPort() + "/postgres";
        }
        jar = RunningJar.start(directory, Map.of("PORTCULLIS_DATABASE_URL", url));
    }

    @AfterAll
    void stop() throws IOException {
        jar.close();
        if (postgresql.isPresent()) {
            postgresql.get().close();
        }
    }

    @Override
    protected Subject subject() {
        return jar;
    }
}
