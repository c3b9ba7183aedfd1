package io.portcullis.persistence;

import io.portcullis.testkit.contract.CredentialsContract;
import io.portcullis.testkit.contract.Stores;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiCredentialsOnSqliteTest extends CredentialsContract {

    @RegisterExtension
    final FreshStorage storage = FreshStorage.onSqlite();

    @Override
    protected Stores stores() {
        return storage.stores();
    }
}
