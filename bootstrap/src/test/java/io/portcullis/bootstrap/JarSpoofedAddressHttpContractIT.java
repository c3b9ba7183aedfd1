package io.portcullis.bootstrap;

import io.portcullis.testkit.http.SpoofedAddressHttpContract;
import io.portcullis.testkit.http.Subject;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar believes no proxy that it wasn't told of. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JarSpoofedAddressHttpContractIT extends SpoofedAddressHttpContract {

    private RunningJar jar;

    @BeforeAll
    void start(@TempDir Path directory) {
        jar = RunningJar.start(directory, Map.of());
    }

    @AfterAll
    void stop() {
        jar.close();
    }

    @Override
    protected Subject subject() {
        return jar;
    }
}
