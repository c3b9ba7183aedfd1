package io.portcullis.crypto.secret;

import io.portcullis.domain.port.Secrets;
import io.portcullis.testkit.contract.SecretsContract;

class RandomSecretsTest extends SecretsContract {

    private final Secrets secrets = new RandomSecrets();

    @Override
    protected Secrets secrets() {
        return secrets;
    }
}
