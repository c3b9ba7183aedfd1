package io.portcullis.persistence;

import io.portcullis.testkit.contract.Stores;
import io.portcullis.testkit.contract.TicketsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiTicketsOnPostgresqlTest extends TicketsContract {

    @RegisterExtension
    final FreshStorage storage = FreshStorage.onPostgresql();

    @Override
    protected Stores stores() {
        return storage.stores();
    }
}
