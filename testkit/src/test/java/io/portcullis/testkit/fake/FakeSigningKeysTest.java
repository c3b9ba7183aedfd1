package io.portcullis.testkit.fake;

import io.portcullis.testkit.contract.SigningKeysContract;
import io.portcullis.testkit.contract.Stores;

class FakeSigningKeysTest extends SigningKeysContract {

    @Override
    protected Stores stores() {
        return new World();
    }
}
