package io.portcullis.testkit.fake;

import io.portcullis.testkit.contract.SessionsContract;
import io.portcullis.testkit.contract.Stores;

class FakeSessionsTest extends SessionsContract {

    @Override
    protected Stores stores() {
        return new World();
    }
}
