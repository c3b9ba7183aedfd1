package io.portcullis.testkit.fake;

import io.portcullis.testkit.contract.AccountsContract;
import io.portcullis.testkit.contract.Stores;

class FakeAccountsTest extends AccountsContract {

    @Override
    protected Stores stores() {
        return new World();
    }
}
