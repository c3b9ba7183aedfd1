package io.portcullis.domain.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedTest {

    private static final UUID ID = UUID.fromString("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
    private static final String TEXT =
            new Sealed(Sealed.Kind.REFRESH_TOKEN, ID, 7, new byte[Sealed.MAC_LENGTH]).reveal();

    @Test
    void what_was_handed_out_is_read_back() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 1_000; round++) {
            byte[] mac = new byte[Sealed.MAC_LENGTH];
            random.nextBytes(mac);
            UUID id = new UUID(random.nextLong(), random.nextLong());
            long counter = random.nextLong() & Long.MAX_VALUE;
            Sealed sealed = new Sealed(Sealed.Kind.REFRESH_TOKEN, id, counter, mac);
            assertThat(Sealed.parse(Sealed.Kind.REFRESH_TOKEN, sealed.reveal()))
                    .as("seed %d", seed)
                    .hasValueSatisfying(read -> {
                        assertThat(read.id()).isEqualTo(id);
                        assertThat(read.counter()).isEqualTo(counter);
                        assertThat(read.mac()).isEqualTo(mac);
                    });
        }
    }

    @Test
    void it_says_what_it_is() {
        assertThat(TEXT).startsWith("prt1.").hasSize("prt1.".length() + 75);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "prt1.", "prt2.AAAA", "PRT1.", "prt1.!!!!", "prt1.AAAA"})
    void what_has_another_form_is_none(String text) {
        assertThat(Sealed.parse(Sealed.Kind.REFRESH_TOKEN, text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "=", "A", "\n", "."})
    void only_the_canonical_form_is_read(String suffix) {
        assertThat(Sealed.parse(Sealed.Kind.REFRESH_TOKEN, TEXT + suffix)).isEmpty();
    }

    @Test
    void the_unused_bits_of_the_last_character_must_be_zero() {
        String prefix = TEXT.substring(0, TEXT.length() - 1);
        assertThat(TEXT).endsWith("A");
        for (char last : "BCD".toCharArray()) {
            assertThat(Sealed.parse(Sealed.Kind.REFRESH_TOKEN, prefix + last)).isEmpty();
        }
    }

    @Test
    void a_counter_is_not_negative() {
        String negative = "prt1." + "A".repeat(21) + "P" + "_".repeat(10) + "A".repeat(43);
        assertThat(Sealed.parse(Sealed.Kind.REFRESH_TOKEN, negative)).isEmpty();
        assertThatThrownBy(() -> new Sealed(Sealed.Kind.REFRESH_TOKEN, ID, -1, new byte[Sealed.MAC_LENGTH]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void its_text_form_tells_nothing() {
        Sealed sealed = new Sealed(Sealed.Kind.REFRESH_TOKEN, ID, 7, new byte[Sealed.MAC_LENGTH]);
        assertThat(sealed.toString()).isEqualTo("prt1.…");
        assertThat(new Seed(new byte[Seed.LENGTH]).toString()).isEqualTo("a seed");
    }
}
