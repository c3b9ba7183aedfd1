package io.portcullis.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.port.Secrets;
import io.portcullis.testkit.contract.SecretsContract;
import org.junit.jupiter.api.Test;

class FakeSecretsTest extends SecretsContract {

    private final Secrets secrets = new FakeSecrets();

    @Override
    protected Secrets secrets() {
        return secrets;
    }

    @Test
    void every_run_draws_the_same() {
        assertThat(new FakeSecrets(7).bytes(32)).isEqualTo(new FakeSecrets(7).bytes(32));
    }
}
