package io.portcullis.testkit.fake;

import io.portcullis.domain.port.KeyVault;
import io.portcullis.domain.port.Secrets;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.testkit.contract.KeyVaultContract;

class FakeKeyVaultTest extends KeyVaultContract {

    private final Secrets random = new FakeSecrets();

    @Override
    protected SigningAlgorithm algorithm() {
        return SigningAlgorithm.ES256;
    }

    @Override
    protected KeyVault vault() {
        return new FakeKeyVault(random, "today");
    }

    @Override
    protected KeyVault renewed() {
        return new FakeKeyVault(random, "tomorrow", "today");
    }

    @Override
    protected KeyVault strangers() {
        return new FakeKeyVault(random, "elsewhere");
    }
}
