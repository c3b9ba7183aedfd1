package io.portcullis.persistence;

import io.portcullis.testkit.contract.SigningKeysContract;
import io.portcullis.testkit.contract.Stores;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiSigningKeysOnPostgresqlTest extends SigningKeysContract {

    @RegisterExtension
    final FreshStorage storage = FreshStorage.onPostgresql();

    @Override
    protected Stores stores() {
        return storage.stores();
    }
}
