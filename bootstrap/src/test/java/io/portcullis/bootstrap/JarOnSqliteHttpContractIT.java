package io.portcullis.bootstrap;

import io.portcullis.testkit.http.Subject;
import io.portcullis.testkit.http.WholeHttpContract;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The packaged jar on SQLite keeps the HTTP contract, but for what needs time to pass. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class JarOnSqliteHttpContractIT extends WholeHttpContract {

    private MailServer mail;
    private RunningJar jar;

    @BeforeAll
    void start(@TempDir Path directory) {
        mail = MailServer.start();
        jar = RunningJar.startMailing(directory, Map.of("PORTCULLIS_THROTTLE", "off"), mail);
    }

    @AfterAll
    void stop() {
        jar.close();
        mail.close();
    }

    @Override
    protected Subject subject() {
        return jar;
    }
}
