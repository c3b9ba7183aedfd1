package io.portcullis.persistence;

import io.portcullis.testkit.contract.OutboxContract;
import io.portcullis.testkit.contract.Stores;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiOutboxOnPostgresqlTest extends OutboxContract {

    @RegisterExtension
    final FreshStorage storage = FreshStorage.onPostgresql();

    @Override
    protected Stores stores() {
        return storage.stores();
    }
}
