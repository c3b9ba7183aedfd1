package io.portcullis.persistence;

import io.portcullis.testkit.contract.OutboxContract;
import io.portcullis.testkit.contract.Stores;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiOutboxOnSqliteTest extends OutboxContract {

    @RegisterExtension
    final FreshStorage storage = FreshStorage.onSqlite();

    @Override
    protected Stores stores() {
        return storage.stores();
    }
}
