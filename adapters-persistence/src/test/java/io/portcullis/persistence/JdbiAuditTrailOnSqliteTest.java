package io.portcullis.persistence;

import io.portcullis.testkit.contract.AuditTrailContract;
import io.portcullis.testkit.contract.Stores;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiAuditTrailOnSqliteTest extends AuditTrailContract {

    @RegisterExtension
    final FreshStorage storage = FreshStorage.onSqlite();

    @Override
    protected Stores stores() {
        return storage.stores();
    }
}
