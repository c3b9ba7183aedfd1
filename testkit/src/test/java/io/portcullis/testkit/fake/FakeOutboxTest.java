package io.portcullis.testkit.fake;

import io.portcullis.testkit.contract.OutboxContract;
import io.portcullis.testkit.contract.Stores;

class FakeOutboxTest extends OutboxContract {

    @Override
    protected Stores stores() {
        return new World();
    }
}
