package io.portcullis.testkit.contract;

import static io.portcullis.testkit.Samples.email;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.port.Pseudonyms;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link Pseudonyms} promises. */
public abstract class PseudonymsContract {

    private static final int SOME = 400;
    private static final int SLOT_DIGITS = 4;

    /** The pseudonyms under test, under one secret; on every call under the same. */
    protected abstract Pseudonyms pseudonyms();

    /** Those under another secret, where the former one may be known too. */
    protected abstract Pseudonyms renewed();

    @Test
    void an_address_has_one_pseudonym_however_it_is_written() {
        assertThat(pseudonyms().ofEmail(email("ADA@Example.org")))
                .as("the pseudonym of the address in capitals")
                .isEqualTo(pseudonyms().ofEmail(email("ada@example.org")));
        assertThat(pseudonyms().ofEmail(email("ada@Bücher.example")))
                .as("the pseudonym of the address with a domain beyond ASCII")
                .isEqualTo(pseudonyms().ofEmail(email("ada@xn--bcher-kva.example")));
    }

    @Test
    void a_network_has_one_pseudonym() {
        assertThat(pseudonyms().ofNetwork("192.0.2.1")).isEqualTo(pseudonyms().ofNetwork("192.0.2.1"));
    }

    @Test
    void no_two_addresses_share_a_pseudonym() {
        assertThat(IntStream.range(0, SOME)
                        .mapToObj(number -> pseudonyms().ofEmail(email("ada" + number + "@example.org"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void no_two_networks_share_a_pseudonym() {
        assertThat(IntStream.range(0, SOME).mapToObj(number -> pseudonyms().ofNetwork("192.0.2." + number)))
                .doesNotHaveDuplicates();
    }

    @Test
    void an_address_and_a_network_of_the_same_text_have_different_ones() {
        assertThat(pseudonyms().ofNetwork("ada@example.org"))
                .isNotEqualTo(pseudonyms().ofEmail(email("ada@example.org")));
    }

    @Test
    void another_secret_gives_others() {
        assertThat(renewed().ofEmail(email("ada@example.org")))
                .as("the pseudonym of an address, after the secret changed")
                .isNotEqualTo(pseudonyms().ofEmail(email("ada@example.org")));
        assertThat(renewed().ofNetwork("192.0.2.1"))
                .as("the pseudonym of a network, after the secret changed")
                .isNotEqualTo(pseudonyms().ofNetwork("192.0.2.1"));
    }

    /** Of 400 thrown into 65,536 slots about one pair meets; that forty do is out of the question. */
    @Test
    void the_slots_of_similar_addresses_and_networks_lie_apart() {
        assertThat(IntStream.range(0, SOME)
                        .mapToObj(number -> pseudonyms().ofEmail(email("ada" + number + "@example.org")))
                        .map(pseudonym -> pseudonym.value().substring(0, SLOT_DIGITS))
                        .distinct())
                .as("the slots of %d addresses", SOME)
                .hasSizeGreaterThan(SOME - SOME / 10);
        assertThat(IntStream.range(0, SOME)
                        .mapToObj(number -> pseudonyms().ofNetwork("192.0.2." + number))
                        .map(pseudonym -> pseudonym.value().substring(0, SLOT_DIGITS))
                        .distinct())
                .as("the slots of %d networks", SOME)
                .hasSizeGreaterThan(SOME - SOME / 10);
    }
}
