package io.portcullis.testkit.fake;

import io.portcullis.testkit.contract.AuditTrailContract;
import io.portcullis.testkit.contract.Stores;

class FakeAuditTrailTest extends AuditTrailContract {

    @Override
    protected Stores stores() {
        return new World();
    }
}
