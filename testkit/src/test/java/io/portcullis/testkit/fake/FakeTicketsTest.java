package io.portcullis.testkit.fake;

import io.portcullis.testkit.contract.Stores;
import io.portcullis.testkit.contract.TicketsContract;

class FakeTicketsTest extends TicketsContract {

    @Override
    protected Stores stores() {
        return new World();
    }
}
