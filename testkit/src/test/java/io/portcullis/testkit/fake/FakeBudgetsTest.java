package io.portcullis.testkit.fake;

import io.portcullis.testkit.contract.BudgetsContract;
import io.portcullis.testkit.contract.Stores;

class FakeBudgetsTest extends BudgetsContract {

    @Override
    protected Stores stores() {
        return new World();
    }
}
