package io.portcullis.http;

import io.portcullis.http.origin.TrustedProxies;
import io.portcullis.testkit.http.Subject;
import io.portcullis.testkit.http.ThrottleHttpContract;
import org.junit.jupiter.api.AutoClose;

class JavalinThrottleHttpContractTest extends ThrottleHttpContract {

    @AutoClose
    private static final JavalinOverFakes SERVER =
            JavalinOverFakes.throttledBehind(TrustedProxies.parse("127.0.0.1/32"));

    @Override
    protected Subject subject() {
        return SERVER;
    }
}
