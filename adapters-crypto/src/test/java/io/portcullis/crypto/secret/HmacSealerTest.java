package io.portcullis.crypto.secret;

import static io.portcullis.crypto.secret.SecretsOfTests.secret;
import static io.portcullis.crypto.secret.SecretsOfTests.secrets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.portcullis.domain.port.Sealer;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.secret.Sealing;
import io.portcullis.domain.secret.Seed;
import io.portcullis.testkit.contract.SealerContract;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HmacSealerTest extends SealerContract {

    private static final UUID ROW = UUID.fromString("0198f0c2-0000-7000-8000-000000000001");
    private static final UUID OWNER = UUID.fromString("0198f0c2-0000-7000-8000-00000000000a");

    @Override
    protected Sealer sealer() {
        return new HmacSealer(secrets(1), new RandomSecrets());
    }

    @Override
    protected Sealer renewed() {
        return new HmacSealer(secrets(2, 1), new RandomSecrets());
    }

    @Override
    protected Sealer strangers() {
        return new HmacSealer(secrets(3), new RandomSecrets());
    }

    /** Computed by Python's hmac; tokens in people's hands depend on it, so it never changes. */
    @Test
    void a_seal_is_the_known_answer() {
        byte[] seed = new byte[Seed.LENGTH];
        Arrays.fill(seed, (byte) 2);
        Sealed sealed = sealer().seal(
                        Sealed.Kind.REFRESH_TOKEN, ROW, 7, new Sealing(secret(1).id(), new Seed(seed)));
        assertThat(HexFormat.of().formatHex(sealed.mac()))
                .isEqualTo("5c8164f8ea1310e0657ad39bd6985f37d4b3dc6909a77d53724d4312a1dce07d");
    }

    /** Computed by Python's hmac; device tokens live for months, so it never changes. */
    @ParameterizedTest
    @CsvSource({
        "DEVICE_TOKEN, ea873efd7ec62a811eb876a3d112fc8ee47b9296517f09bcd700e5a20ffdfe3c",
        "EVENT_CURSOR, a772202b33fda0837e54bf050d3b9c9287eec60b11a0563a73363cb1ae977b20",
        "TRAIL_CURSOR, 078e9d11c86467607a57fb5b5dbf2e5bd086c20ef4b9860d62ad07962f00f4e2",
        "ACCOUNT_CURSOR, f8bb9e588a7092f8a9af6680c6fefcc1d630ae3171e0ff836600c6eb0bd7f521"
    })
    void a_seal_for_an_owner_is_the_known_answer(Sealed.Kind kind, String mac) {
        assertThat(HexFormat.of()
                        .formatHex(sealer().sealFor(OWNER, kind, ROW, 7).mac()))
                .isEqualTo(mac);
    }

    @Test
    void the_seal_for_a_row_that_is_not_there_opens_nothing() {
        Sealer sealer = new HmacSealer(secrets(1), length -> new byte[length]);
        Sealed overTheDummy = sealer.seal(Sealed.Kind.REFRESH_TOKEN, ROW, 0, sealer.sealing());
        assertThat(sealer.authentic(overTheDummy, Optional.empty())).isFalse();
    }

    @Test
    void sealing_with_a_secret_that_the_environment_lacks_is_a_bug() {
        Sealing foreign = strangers().sealing();
        assertThatIllegalStateException().isThrownBy(() -> sealer().seal(Sealed.Kind.REFRESH_TOKEN, ROW, 0, foreign));
    }
}
