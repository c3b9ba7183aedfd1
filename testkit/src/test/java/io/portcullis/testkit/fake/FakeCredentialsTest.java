package io.portcullis.testkit.fake;

import io.portcullis.testkit.contract.CredentialsContract;
import io.portcullis.testkit.contract.Stores;

class FakeCredentialsTest extends CredentialsContract {

    @Override
    protected Stores stores() {
        return new World();
    }
}
