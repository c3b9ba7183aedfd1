package io.portcullis.application.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.portcullis.application.steps.RecordEvent;
import io.portcullis.domain.audit.AuditEntry;
import io.portcullis.domain.port.SecretChecks;
import io.portcullis.testkit.fake.FakeSealer;
import io.portcullis.testkit.fake.FakeSecrets;
import io.portcullis.testkit.fake.SteppingClock;
import io.portcullis.testkit.fake.World;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenStoreTest {

    private final FakeSecrets random = new FakeSecrets();
    private final World world = new World();
    private final SecretChecks checks = world.secretChecks();
    private final RecordEvent recordEvent = new RecordEvent(world.auditTrail(), random, new SteppingClock());

    @Test
    void an_empty_store_is_claimed() {
        assertThat(start(new FakeSealer(random, "first"))).isEqualTo(new OpenStore.Outcome.Claimed());
    }

    @Test
    void a_store_opens_to_its_secret() {
        start(new FakeSealer(random, "first"));
        assertThat(start(new FakeSealer(random, "first"))).isEqualTo(new OpenStore.Outcome.Opened());
    }

    @Test
    void a_store_refuses_another_secret_and_names_its_own() {
        FakeSealer own = new FakeSealer(random, "first");
        start(own);
        assertThat(start(new FakeSealer(random, "other")))
                .isEqualTo(new OpenStore.Outcome.Refused(own.check().secret()));
        assertThat(start(own)).isEqualTo(new OpenStore.Outcome.Opened());
    }

    @Test
    void a_former_secret_opens_its_store_to_the_new_one() {
        FakeSealer old = new FakeSealer(random, "old");
        start(old);
        assertThat(start(new FakeSealer(random, "new", "old")))
                .isEqualTo(new OpenStore.Outcome.Renewed(old.check().secret()));
        assertThat(start(new FakeSealer(random, "new"))).isEqualTo(new OpenStore.Outcome.Opened());
        assertThat(start(old)).isInstanceOf(OpenStore.Outcome.Refused.class);
    }

    @Test
    void the_trail_tells_whose_a_store_became() {
        FakeSealer old = new FakeSealer(random, "old");
        FakeSealer renewed = new FakeSealer(random, "new", "old");
        start(old);
        start(old);
        start(new FakeSealer(random, "other"));
        start(renewed);

        assertThat(world.auditTrail().all())
                .extracting(AuditEntry::kind, AuditEntry::details, AuditEntry::requestId)
                .containsExactlyInAnyOrder(
                        tuple(
                                "store.claimed",
                                Map.of("secret_id", old.check().secret().value()),
                                Optional.empty()),
                        tuple(
                                "store.claimed",
                                Map.of(
                                        "secret_id",
                                        renewed.check().secret().value(),
                                        "former_secret_id",
                                        old.check().secret().value()),
                                Optional.empty()));
    }

    private OpenStore.Outcome start(FakeSealer sealer) {
        return new OpenStore(checks, sealer, recordEvent, world.transactions()).handle(new OpenStore.Command());
    }
}
