package io.portcullis.application.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.application.Hexagon;
import io.portcullis.application.signing.RewrapSigningKeys.Outcome.Rewrapped;
import io.portcullis.domain.signing.KeyTerm;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.testkit.fake.FakeKeyVault;
import org.junit.jupiter.api.Test;

class RewrapSigningKeysTest {

    private final Hexagon hexagon = new Hexagon();
    private final SigningKey key = new FakeKeyVault(hexagon.secrets, "old")
            .generate(SigningAlgorithm.ES256, KeyTerm.first(hexagon.clock.instant(), Hexagon.ACCESS_TOKEN_LIFETIME));

    @Test
    void a_key_under_a_former_secret_is_wrapped_anew() {
        hexagon.world.signingKeys().add(key);

        assertThat(rewrap(new FakeKeyVault(hexagon.secrets, "new", "old"))).isEqualTo(new Rewrapped(1));

        SigningKey after = hexagon.world.signingKeys().all().getFirst();
        assertThat(after).isEqualTo(key.wrapped(after.privateKey()));
        assertThat(after.privateKey()).isNotEqualTo(key.privateKey());
        assertThat(rewrap(new FakeKeyVault(hexagon.secrets, "new"))).isEqualTo(new Rewrapped(0));
    }

    @Test
    void a_key_that_no_secret_unwraps_stops_the_start() {
        hexagon.world.signingKeys().add(key);
        assertThatThrownBy(() -> rewrap(new FakeKeyVault(hexagon.secrets, "other")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_store_without_keys_has_none_to_wrap() {
        assertThat(rewrap(hexagon.vault)).isEqualTo(new Rewrapped(0));
    }

    private RewrapSigningKeys.Outcome rewrap(FakeKeyVault vault) {
        return new RewrapSigningKeys(hexagon.world.signingKeys(), vault).handle(new RewrapSigningKeys.Command());
    }
}
