package io.portcullis.persistence;

import io.portcullis.testkit.contract.SigningKeysContract;
import io.portcullis.testkit.contract.Stores;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiSigningKeysOnSqliteTest extends SigningKeysContract {

    @RegisterExtension
    final FreshStorage storage = FreshStorage.onSqlite();

    @Override
    protected Stores stores() {
        return storage.stores();
    }
}
