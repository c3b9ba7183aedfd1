package io.portcullis.http;

import io.portcullis.http.origin.TrustedProxies;
import io.portcullis.testkit.http.SpoofedAddressHttpContract;
import io.portcullis.testkit.http.Subject;
import org.junit.jupiter.api.AutoClose;

class JavalinSpoofedAddressHttpContractTest extends SpoofedAddressHttpContract {

    @AutoClose
    private static final JavalinOverFakes SERVER = JavalinOverFakes.throttledBehind(TrustedProxies.NONE);

    @Override
    protected Subject subject() {
        return SERVER;
    }
}
