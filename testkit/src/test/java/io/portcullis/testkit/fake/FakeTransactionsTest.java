package io.portcullis.testkit.fake;

import io.portcullis.testkit.contract.Stores;
import io.portcullis.testkit.contract.TransactionsContract;

class FakeTransactionsTest extends TransactionsContract {

    @Override
    protected Stores stores() {
        return new World();
    }
}
