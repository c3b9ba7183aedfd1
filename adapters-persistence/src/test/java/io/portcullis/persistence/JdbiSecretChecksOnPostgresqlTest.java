package io.portcullis.persistence;

import io.portcullis.testkit.contract.SecretChecksContract;
import io.portcullis.testkit.contract.Stores;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiSecretChecksOnPostgresqlTest extends SecretChecksContract {

    @RegisterExtension
    final FreshStorage storage = FreshStorage.onPostgresql();

    @Override
    protected Stores stores() {
        return storage.stores();
    }
}
