package io.portcullis.persistence;

import io.portcullis.testkit.contract.Stores;
import io.portcullis.testkit.contract.TicketsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiTicketsOnSqliteTest extends TicketsContract {

    @RegisterExtension
    final FreshStorage storage = FreshStorage.onSqlite();

    @Override
    protected Stores stores() {
        return storage.stores();
    }
}
