package io.portcullis.testkit.fake;

import io.portcullis.domain.port.Sealer;
import io.portcullis.domain.port.Secrets;
import io.portcullis.testkit.contract.SealerContract;

class FakeSealerTest extends SealerContract {

    private final Secrets random = new FakeSecrets();

    @Override
    protected Sealer sealer() {
        return new FakeSealer(random, "today");
    }

    @Override
    protected Sealer renewed() {
        return new FakeSealer(random, "tomorrow", "today");
    }

    @Override
    protected Sealer strangers() {
        return new FakeSealer(random, "elsewhere");
    }
}
