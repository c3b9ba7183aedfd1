package io.portcullis.persistence;

import io.portcullis.testkit.contract.CredentialsContract;
import io.portcullis.testkit.contract.Stores;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiCredentialsOnPostgresqlTest extends CredentialsContract {

    @RegisterExtension
    final FreshStorage storage = FreshStorage.onPostgresql();

    @Override
    protected Stores stores() {
        return storage.stores();
    }
}
