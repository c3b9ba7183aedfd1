package io.portcullis.persistence;

import io.portcullis.testkit.contract.AuditTrailContract;
import io.portcullis.testkit.contract.Stores;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiAuditTrailOnPostgresqlTest extends AuditTrailContract {

    @RegisterExtension
    final FreshStorage storage = FreshStorage.onPostgresql();

    @Override
    protected Stores stores() {
        return storage.stores();
    }
}
