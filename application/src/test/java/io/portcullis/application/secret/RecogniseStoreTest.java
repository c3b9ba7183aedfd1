package io.portcullis.application.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.application.secret.RecogniseStore.Outcome.Recognised;
import io.portcullis.application.secret.RecogniseStore.Outcome.Strange;
import io.portcullis.application.secret.RecogniseStore.Outcome.Unclaimed;
import io.portcullis.domain.port.SecretChecks;
import io.portcullis.testkit.fake.FakeSealer;
import io.portcullis.testkit.fake.FakeSecrets;
import io.portcullis.testkit.fake.World;
import org.junit.jupiter.api.Test;

class RecogniseStoreTest {

    private final FakeSecrets random = new FakeSecrets();
    private final SecretChecks checks = new World().secretChecks();
    private final FakeSealer own = new FakeSealer(random, "own");

    @Test
    void a_store_that_nobody_has_opened_stays_unclaimed() {
        assertThat(recognise(own)).isEqualTo(new Unclaimed());
        assertThat(checks.find()).isEmpty();
    }

    @Test
    void a_store_knows_its_secret() {
        checks.claim(own.check());
        assertThat(recognise(own)).isEqualTo(new Recognised());
    }

    @Test
    void a_store_refuses_another_secret_and_names_its_own() {
        checks.claim(own.check());
        assertThat(recognise(new FakeSealer(random, "other")))
                .isEqualTo(new Strange(own.check().secret()));
    }

    @Test
    void a_store_is_not_handed_over_to_a_new_secret() {
        checks.claim(own.check());
        assertThat(recognise(new FakeSealer(random, "new", "own")))
                .isEqualTo(new Strange(own.check().secret()));
        assertThat(checks.find()).contains(own.check());
    }

    private RecogniseStore.Outcome recognise(FakeSealer sealer) {
        return new RecogniseStore(checks, sealer).handle(new RecogniseStore.Query());
    }
}
