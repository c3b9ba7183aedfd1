package io.portcullis.persistence;

import io.portcullis.testkit.contract.SessionsContract;
import io.portcullis.testkit.contract.Stores;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiSessionsOnSqliteTest extends SessionsContract {

    @RegisterExtension
    final FreshStorage storage = FreshStorage.onSqlite();

    @Override
    protected Stores stores() {
        return storage.stores();
    }
}
