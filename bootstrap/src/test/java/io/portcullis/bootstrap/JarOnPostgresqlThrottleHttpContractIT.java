package io.portcullis.bootstrap;

import io.portcullis.testkit.http.Subject;
import io.portcullis.testkit.http.ThrottleHttpContract;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar on PostgreSQL limits everybody, but for what needs time to pass. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JarOnPostgresqlThrottleHttpContractIT extends ThrottleHttpContract {

    private PostgresqlDatabase database;
    private RunningJar jar;

    @BeforeAll
    void start(@TempDir Path directory) {
        database = PostgresqlDatabase.create();
        jar = RunningJar.start(
                directory,
                Map.of("PORTCULLIS_DATABASE_URL", database.url(), "PORTCULLIS_TRUSTED_PROXIES", "127.0.0.1/32"));
    }

    @AfterAll
    void stop() {
        jar.close();
        database.close();
    }

    @Override
    protected Subject subject() {
        return jar;
    }
}
