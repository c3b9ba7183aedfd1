package io.portcullis.http;

import io.portcullis.testkit.http.Subject;
import io.portcullis.testkit.http.WholeHttpContract;
import org.junit.jupiter.api.AutoClose;

/** Javalin's adapter, over the fakes, keeps the HTTP contract: one server for all of its parts. */
class JavalinHttpContractTest extends WholeHttpContract {

    @AutoClose
    private static final JavalinOverFakes SERVER = JavalinOverFakes.start();

    @Override
    protected Subject subject() {
        return SERVER;
    }
}
