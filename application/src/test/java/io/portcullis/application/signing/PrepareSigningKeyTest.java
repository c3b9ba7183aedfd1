package io.portcullis.application.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.application.Hexagon;
import io.portcullis.domain.signing.PublicKey;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.testkit.fake.FakeAccessTokens;
import io.portcullis.testkit.fake.FakeKeyVault;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrepareSigningKeyTest {

    private final Hexagon hexagon = new Hexagon();

    @Test
    void an_empty_store_gets_a_key() {
        prepare(hexagon.vault, SigningAlgorithm.ES256);
        assertThat(hexagon.world.signingKeys().all())
                .extracting(SigningKey::algorithm)
                .containsExactly(SigningAlgorithm.ES256);
    }

    @Test
    void a_store_that_has_a_key_keeps_it() {
        prepare(hexagon.vault, SigningAlgorithm.ES256);
        List<SigningKey> before = hexagon.world.signingKeys().all();
        prepare(hexagon.vault, SigningAlgorithm.ES256);
        assertThat(hexagon.world.signingKeys().all()).isEqualTo(before);
    }

    @Test
    void the_trail_tells_of_a_key_once() {
        prepare(hexagon.vault, SigningAlgorithm.ES256);
        prepare(hexagon.vault, SigningAlgorithm.ES256);

        assertThat(hexagon.world.auditTrail().all()).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo("signing-key.added");
            assertThat(entry.details())
                    .containsValue(
                            hexagon.world.signingKeys().all().getFirst().id().value());
        });
    }

    @Test
    void a_symmetric_algorithm_needs_no_stored_key() {
        prepare(hexagon.vault, SigningAlgorithm.HS256);
        assertThat(hexagon.world.signingKeys().all()).isEmpty();
    }

    @Test
    void a_key_under_a_former_secret_is_wrapped_anew() {
        prepare(new FakeKeyVault(hexagon.secrets, "old"), SigningAlgorithm.ES256);
        SigningKey before = hexagon.world.signingKeys().all().getFirst();

        prepare(new FakeKeyVault(hexagon.secrets, "new", "old"), SigningAlgorithm.ES256);

        SigningKey after = hexagon.world.signingKeys().all().getFirst();
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.privateKey()).isNotEqualTo(before.privateKey());
        prepare(new FakeKeyVault(hexagon.secrets, "new"), SigningAlgorithm.ES256);
    }

    @Test
    void a_key_that_no_secret_unwraps_stops_the_start() {
        prepare(new FakeKeyVault(hexagon.secrets, "old"), SigningAlgorithm.ES256);
        assertThatThrownBy(() -> prepare(new FakeKeyVault(hexagon.secrets, "other"), SigningAlgorithm.ES256))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void everybody_may_see_the_public_keys() {
        prepare(hexagon.vault, SigningAlgorithm.ES256);
        List<PublicKey> keys = hexagon.world.signingKeys().all().stream()
                .map(SigningKey::publicKey)
                .toList();
        ListPublicKeys listPublicKeys = new ListPublicKeys(new FakeAccessTokens(hexagon.clock, keys));
        assertThat(listPublicKeys.handle(new ListPublicKeys.Query()))
                .isEqualTo(new ListPublicKeys.Outcome.Listed(keys));
    }

    private void prepare(FakeKeyVault vault, SigningAlgorithm algorithm) {
        new PrepareSigningKey(
                        hexagon.world.signingKeys(),
                        vault,
                        hexagon.recordEvent,
                        hexagon.world.transactions(),
                        hexagon.clock)
                .handle(new PrepareSigningKey.Command(algorithm));
    }
}
