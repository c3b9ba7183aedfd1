package io.portcullis.persistence;

import io.portcullis.testkit.contract.SecretChecksContract;
import io.portcullis.testkit.contract.Stores;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiSecretChecksOnSqliteTest extends SecretChecksContract {

    @RegisterExtension
    final FreshStorage storage = FreshStorage.onSqlite();

    @Override
    protected Stores stores() {
        return storage.stores();
    }
}
