package io.portcullis.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.port.Sealer;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.secret.Sealing;
import io.portcullis.domain.secret.SecretCheck;
import io.portcullis.domain.secret.Seed;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link Sealer} promises. */
public abstract class SealerContract {

    private static final Sealed.Kind KIND = Sealed.Kind.REFRESH_TOKEN;
    private static final UUID ROW = UUID.fromString("0198f0c2-0000-7000-8000-000000000001");
    private static final UUID OTHER_ROW = UUID.fromString("0198f0c2-0000-7000-8000-000000000002");
    private static final Sealed.Kind ROWLESS = Sealed.Kind.DEVICE_TOKEN;
    private static final UUID OWNER = UUID.fromString("0198f0c2-0000-7000-8000-00000000000a");
    private static final UUID OTHER_OWNER = UUID.fromString("0198f0c2-0000-7000-8000-00000000000b");

    /** The sealer under test, with one secret; on every call one that has the same secret. */
    protected abstract Sealer sealer();

    /** One whose first secret is new, and whose former secret is {@link #sealer()}'s. */
    protected abstract Sealer renewed();

    /** One that knows no secret of {@link #sealer()}. */
    protected abstract Sealer strangers();

    @ParameterizedTest
    @EnumSource
    void what_was_sealed_is_authentic(Sealed.Kind kind) {
        Sealing sealing = sealer().sealing();
        Sealed sealed = sealer().seal(kind, ROW, 7, sealing);
        assertThat(sealed.kind()).isEqualTo(kind);
        assertThat(sealed.id()).isEqualTo(ROW);
        assertThat(sealed.counter()).isEqualTo(7);
        assertThat(authentic(sealer(), sealed, sealing))
                .as("what was sealed, for its own row")
                .isTrue();
    }

    @Test
    void what_was_handed_out_is_authentic_when_it_comes_back() {
        Sealing sealing = sealer().sealing();
        String text = sealer().seal(KIND, ROW, Long.MAX_VALUE, sealing).reveal();
        Sealed presented = Sealed.parse(KIND, text).orElseThrow();
        assertThat(authentic(sealer(), presented, sealing))
                .as("a sealed value read from its text")
                .isTrue();
    }

    @Test
    void sealing_again_gives_the_same_value() {
        Sealing sealing = sealer().sealing();
        assertThat(sealer().seal(KIND, ROW, 7, sealing).reveal())
                .as("the value derived a second time")
                .isEqualTo(sealer().seal(KIND, ROW, 7, sealing).reveal());
    }

    @Test
    void every_row_counter_and_seed_has_a_value_of_its_own() {
        Sealing sealing = sealer().sealing();
        String mac = mac(sealer().seal(KIND, ROW, 7, sealing));
        assertThat(mac(sealer().seal(KIND, OTHER_ROW, 7, sealing)))
                .as("the MAC for another row")
                .isNotEqualTo(mac);
        assertThat(mac(sealer().seal(KIND, ROW, 8, sealing)))
                .as("the MAC for another counter")
                .isNotEqualTo(mac);
        assertThat(mac(sealer().seal(KIND, ROW, 7, sealer().sealing())))
                .as("the MAC for another seed")
                .isNotEqualTo(mac);
    }

    @Test
    void the_mac_of_one_row_or_counter_opens_no_other() {
        Sealing sealing = sealer().sealing();
        byte[] mac = sealer().seal(KIND, ROW, 7, sealing).mac();
        assertThat(authentic(sealer(), new Sealed(KIND, OTHER_ROW, 7, mac), sealing))
                .as("a MAC moved to another row")
                .isFalse();
        assertThat(authentic(sealer(), new Sealed(KIND, ROW, 8, mac), sealing))
                .as("a MAC moved to the next counter")
                .isFalse();
    }

    @Test
    void a_value_is_nothing_to_a_row_with_another_seed() {
        Sealed sealed = sealer().seal(KIND, ROW, 0, sealer().sealing());
        assertThat(authentic(sealer(), sealed, sealer().sealing()))
                .as("a value sealed with another seed")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 30, 31})
    void a_mac_with_one_bit_changed_is_forged(int position) {
        Sealing sealing = sealer().sealing();
        for (int bit = 0; bit < Byte.SIZE; bit++) {
            byte[] mac = sealer().seal(KIND, ROW, 7, sealing).mac();
            mac[position] ^= (byte) (1 << bit);
            assertThat(authentic(sealer(), new Sealed(KIND, ROW, 7, mac), sealing))
                    .as("the MAC with bit %d of byte %d changed", bit, position)
                    .isFalse();
        }
    }

    @Test
    void without_a_row_nothing_is_authentic() {
        Sealed sealed = sealer().seal(KIND, ROW, 0, sealer().sealing());
        assertThat(sealer().authentic(sealed, Optional.empty()))
                .as("a value whose row is gone")
                .isFalse();
        Sealed zeros = new Sealed(KIND, ROW, 0, new byte[Sealed.MAC_LENGTH]);
        assertThat(sealer().authentic(zeros, Optional.empty()))
                .as("a MAC of zeros")
                .isFalse();
    }

    @Test
    void no_two_rows_get_the_same_seed() {
        Seed seed = sealer().sealing().seed();
        assertThat(sealer().sealing().seed().reveal())
                .as("the seed of another row")
                .isNotEqualTo(seed.reveal());
    }

    @Test
    void a_new_row_names_the_first_secret() {
        assertThat(sealer().sealing().secret())
                .as("the secret of a new row, and of the check value")
                .isEqualTo(sealer().check().secret());
        assertThat(renewed().sealing().secret())
                .as("the secret of a new row, after the change")
                .isNotEqualTo(sealer().sealing().secret());
    }

    @Test
    void what_a_former_secret_sealed_stays_as_it_was() {
        Sealing sealing = sealer().sealing();
        Sealed sealed = sealer().seal(KIND, ROW, 7, sealing);
        assertThat(authentic(renewed(), sealed, sealing))
                .as("a value sealed before the secret changed")
                .isTrue();
        assertThat(renewed().seal(KIND, ROW, 7, sealing).reveal())
                .as("the same value, derived after the secret changed")
                .isEqualTo(sealed.reveal());
    }

    @Test
    void a_secret_that_is_not_known_seals_nothing_here() {
        Sealing newer = renewed().sealing();
        assertThat(authentic(sealer(), renewed().seal(KIND, ROW, 0, newer), newer))
                .as("a value sealed with a later secret")
                .isFalse();
        Sealing foreign = strangers().sealing();
        assertThat(authentic(sealer(), strangers().seal(KIND, ROW, 0, foreign), foreign))
                .as("a value sealed with a stranger's secret")
                .isFalse();
    }

    @Test
    void naming_our_secret_does_not_make_a_strangers_seal_ours() {
        Sealing foreign = strangers().sealing();
        Sealed forged = strangers().seal(KIND, ROW, 0, foreign);
        Sealing claimed = new Sealing(sealer().sealing().secret(), foreign.seed());
        assertThat(authentic(sealer(), forged, claimed))
                .as("a stranger's seal over a row that names our secret")
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void a_value_of_one_kind_is_none_of_another(Sealed.Kind kind) {
        Sealing sealing = sealer().sealing();
        byte[] macForRow = sealer().seal(kind, ROW, 7, sealing).mac();
        byte[] macForOwner = sealer().sealFor(OWNER, kind, ROW, 7).mac();
        for (Sealed.Kind other : EnumSet.complementOf(EnumSet.of(kind))) {
            assertThat(authentic(sealer(), new Sealed(other, ROW, 7, macForRow), sealing))
                    .as("a MAC for a row, moved from %s to %s", kind, other)
                    .isFalse();
            assertThat(authenticFor(sealer(), OWNER, new Sealed(other, ROW, 7, macForOwner)))
                    .as("a MAC for an owner, moved from %s to %s", kind, other)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_was_sealed_for_an_owner_is_authentic_for_that_owner_only(Sealed.Kind kind) {
        Sealed sealed = sealer().sealFor(OWNER, kind, ROW, 7);
        assertThat(sealed.kind()).isEqualTo(kind);
        assertThat(sealed.id()).isEqualTo(ROW);
        assertThat(sealed.counter()).isEqualTo(7);
        Sealed presented = Sealed.parse(kind, sealed.reveal()).orElseThrow();
        assertThat(authenticFor(sealer(), OWNER, presented))
                .as("what was sealed, for its owner")
                .isTrue();
        assertThat(authenticFor(sealer(), OTHER_OWNER, presented))
                .as("what was sealed, for another owner")
                .isFalse();
        assertThat(authenticFor(sealer(), ROW, presented))
                .as("what was sealed, for an owner whose id is the value's own")
                .isFalse();
        assertThat(sealer().authenticFor(Optional.empty(), presented))
                .as("what was sealed, for no owner")
                .isFalse();
    }

    @Test
    void without_an_owner_nothing_is_authentic() {
        for (UUID dummy : List.of(new UUID(0, 0), new UUID(-1, -1), ROW)) {
            assertThat(sealer().authenticFor(Optional.empty(), sealer().sealFor(dummy, ROWLESS, ROW, 7)))
                    .as("a value for %s, which might stand in for an owner who isn't there", dummy)
                    .isFalse();
        }
        assertThat(sealer().authenticFor(Optional.empty(), new Sealed(ROWLESS, ROW, 7, new byte[Sealed.MAC_LENGTH])))
                .as("a MAC of zeros")
                .isFalse();
    }

    @Test
    void sealing_for_an_owner_again_gives_the_same_value() {
        assertThat(sealer().sealFor(OWNER, ROWLESS, ROW, 7).reveal())
                .as("the value derived a second time")
                .isEqualTo(sealer().sealFor(OWNER, ROWLESS, ROW, 7).reveal());
    }

    @Test
    void a_mac_for_an_owner_opens_no_other_id_or_counter() {
        byte[] mac = sealer().sealFor(OWNER, ROWLESS, ROW, 7).mac();
        assertThat(authenticFor(sealer(), OWNER, new Sealed(ROWLESS, OTHER_ROW, 7, mac)))
                .as("a MAC moved to another id")
                .isFalse();
        assertThat(authenticFor(sealer(), OWNER, new Sealed(ROWLESS, ROW, 8, mac)))
                .as("a MAC moved to the next counter")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 30, 31})
    void a_mac_for_an_owner_with_one_bit_changed_is_forged(int position) {
        for (int bit = 0; bit < Byte.SIZE; bit++) {
            byte[] mac = sealer().sealFor(OWNER, ROWLESS, ROW, 7).mac();
            mac[position] ^= (byte) (1 << bit);
            assertThat(authenticFor(sealer(), OWNER, new Sealed(ROWLESS, ROW, 7, mac)))
                    .as("the MAC with bit %d of byte %d changed", bit, position)
                    .isFalse();
        }
    }

    @Test
    void what_has_a_row_is_nothing_to_an_owner_and_the_other_way_round() {
        Sealing sealing = sealer().sealing();
        assertThat(authenticFor(sealer(), OWNER, sealer().seal(ROWLESS, ROW, 7, sealing)))
                .as("a value sealed for a row, presented for an owner")
                .isFalse();
        assertThat(authentic(sealer(), sealer().sealFor(OWNER, ROWLESS, ROW, 7), sealing))
                .as("a value sealed for an owner, presented for a row")
                .isFalse();
    }

    @Test
    void what_a_former_secret_sealed_for_an_owner_stays_authentic_and_what_is_new_is_the_first_secrets() {
        Sealed old = sealer().sealFor(OWNER, ROWLESS, ROW, 7);
        assertThat(authenticFor(renewed(), OWNER, old))
                .as("a value sealed before the secret changed")
                .isTrue();
        assertThat(authenticFor(renewed(), OTHER_OWNER, old))
                .as("a value sealed before the secret changed, for another owner")
                .isFalse();
        Sealed young = renewed().sealFor(OWNER, ROWLESS, ROW, 7);
        assertThat(young.reveal())
                .as("the value derived after the secret changed")
                .isNotEqualTo(old.reveal());
        assertThat(authenticFor(renewed(), OWNER, young))
                .as("a value sealed after the secret changed")
                .isTrue();
    }

    @Test
    void a_secret_that_is_not_known_seals_nothing_for_an_owner_here() {
        assertThat(authenticFor(sealer(), OWNER, renewed().sealFor(OWNER, ROWLESS, ROW, 7)))
                .as("a value sealed with a later secret")
                .isFalse();
        assertThat(authenticFor(sealer(), OWNER, strangers().sealFor(OWNER, ROWLESS, ROW, 7)))
                .as("a value sealed with a stranger's secret")
                .isFalse();
    }

    @Test
    void the_check_value_is_known_again() {
        assertThat(sealer().check()).as("the check value made again").isEqualTo(sealer().check());
        assertThat(sealer().opens(sealer().check())).as("our own check value").isTrue();
        assertThat(renewed().opens(sealer().check()))
                .as("the check value of a former secret")
                .isTrue();
    }

    @Test
    void the_check_value_of_another_secret_is_not_opened() {
        assertThat(sealer().opens(renewed().check()))
                .as("the check value of a later secret")
                .isFalse();
        assertThat(sealer().opens(strangers().check()))
                .as("the check value of a stranger")
                .isFalse();
        SecretCheck forged =
                new SecretCheck(sealer().check().secret(), strangers().check().value());
        assertThat(sealer().opens(forged))
                .as("a check value that only names our secret")
                .isFalse();
    }

    private static boolean authentic(Sealer sealer, Sealed presented, Sealing sealing) {
        return sealer.authentic(presented, Optional.of(sealing));
    }

    private static boolean authenticFor(Sealer sealer, UUID owner, Sealed presented) {
        return sealer.authenticFor(Optional.of(owner), presented);
    }

    private static String mac(Sealed sealed) {
        return HexFormat.of().formatHex(sealed.mac());
    }
}
