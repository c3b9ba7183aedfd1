package io.portcullis.testkit.fake;

import io.portcullis.testkit.contract.SecretChecksContract;
import io.portcullis.testkit.contract.Stores;

class FakeSecretChecksTest extends SecretChecksContract {

    @Override
    protected Stores stores() {
        return new World();
    }
}
