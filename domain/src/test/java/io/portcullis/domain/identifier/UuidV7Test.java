package io.portcullis.domain.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UuidV7Test {

    private static final Instant NOW = Instant.ofEpochMilli(0x017F22E279B0L);

    @Test
    void it_is_the_example_of_rfc_9562() {
        byte[] random = {0x0C, (byte) 0xC3, 0x18, (byte) 0xC4, (byte) 0xDC, 0x0C, 0x0C, 0x07, 0x39, (byte) 0x8F};
        assertThat(UuidV7.of(NOW, random)).isEqualTo(UUID.fromString("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"));
    }

    @Test
    void version_and_variant_hold_whatever_the_random_bytes() {
        byte[] ones = new byte[UuidV7.RANDOM_BYTES];
        Arrays.fill(ones, (byte) 0xFF);
        for (byte[] random : new byte[][] {ones, new byte[UuidV7.RANDOM_BYTES]}) {
            UUID uuid = UuidV7.of(NOW, random);
            assertThat(uuid.version()).isEqualTo(7);
            assertThat(uuid.variant()).isEqualTo(2);
        }
    }

    @Test
    void what_was_made_later_sorts_later() {
        byte[] ones = new byte[UuidV7.RANDOM_BYTES];
        Arrays.fill(ones, (byte) 0xFF);
        String earlier = UuidV7.of(NOW, ones).toString();
        String later =
                UuidV7.of(NOW.plusMillis(1), new byte[UuidV7.RANDOM_BYTES]).toString();
        assertThat(earlier).isLessThan(later);
    }

    @Test
    void it_takes_ten_random_bytes() {
        assertThatThrownBy(() -> UuidV7.of(NOW, new byte[9])).isInstanceOf(IllegalArgumentException.class);
    }
}
