package io.portcullis.persistence;

import io.portcullis.testkit.contract.Stores;
import io.portcullis.testkit.contract.TransactionsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiTransactionsOnPostgresqlTest extends TransactionsContract {

    @RegisterExtension
    final FreshStorage storage = FreshStorage.onPostgresql();

    @Override
    protected Stores stores() {
        return storage.stores();
    }
}
