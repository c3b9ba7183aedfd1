package io.portcullis.persistence;

import io.portcullis.testkit.contract.BudgetsContract;
import io.portcullis.testkit.contract.Stores;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiBudgetsOnSqliteTest extends BudgetsContract {

    @RegisterExtension
    final FreshStorage storage = FreshStorage.onSqlite();

    @Override
    protected Stores stores() {
        return storage.stores();
    }
}
