package io.portcullis.domain.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.session.SessionId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTest {

    private static final UUID ID = new UUID(0x0198f0c200007000L, 0x8000000000000001L);
    private static final Pseudonym PSEUDONYM = pseudonym("beef");
    private static final Pseudonym NEIGHBOUR = new Pseudonym("beef" + "1".repeat(60));

    @Test
    void every_kind_of_subject_is_tried_here() {
        assertThat(everyKind(ID, PSEUDONYM).stream().<Class<?>>map(Subject::getClass))
                .containsAll(Arrays.asList(Subject.class.getPermittedSubclasses()));
    }

    @Test
    void a_slot_is_short_and_of_ascii() {
        assertThat(everyKind(new UUID(-1, -1), pseudonym("ffff")))
                .allSatisfy(subject -> assertThat(subject.slot())
                        .matches("[a-z]+(-[a-z]+)?:[0-9a-f-]+")
                        .hasSizeLessThanOrEqualTo(64));
    }

    /** The ids are the same for all, so that nothing but the kind can tell them apart. */
    @Test
    void no_two_kinds_share_a_slot() {
        assertThat(everyKind(ID, PSEUDONYM).stream().map(Subject::slot)).doesNotHaveDuplicates();
    }

    @Test
    void whoever_shares_a_slot_holds_it_under_a_name_of_their_own() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Map<String, Subject> owners = new HashMap<>();
        for (int round = 0; round < 20_000; round++) {
            byte[] mac = new byte[32];
            random.nextBytes(mac);
            UUID id = new UUID(random.nextLong(), random.nextLong());
            for (Subject subject : everyKind(id, new Pseudonym(HexFormat.of().formatHex(mac)))) {
                Subject other = owners.putIfAbsent(subject.slot(), subject);
                if (other != null) {
                    assertThat(subject.holder())
                            .as("seed %d: the holder of %s, where %s is", seed, subject, other)
                            .isPresent()
                            .isNotEqualTo(other.holder());
                }
            }
        }
        Map<Class<?>, Long> slots =
                owners.values().stream().collect(Collectors.groupingBy(Subject::getClass, Collectors.counting()));
        assertThat(slots.get(Subject.Nobody.class))
                .as("seed %d: slots of addresses that nobody has", seed)
                .isBetween(10_000L, 19_999L);
    }

    @Test
    void addresses_and_networks_of_one_slot_displace_each_other_and_are_told_apart() {
        assertThat(new Subject.Nobody(PSEUDONYM).slot()).isEqualTo(new Subject.Nobody(NEIGHBOUR).slot());
        assertThat(new Subject.Nobody(PSEUDONYM).holder()).contains(PSEUDONYM);
        assertThat(new Subject.Nobody(NEIGHBOUR).holder()).contains(NEIGHBOUR);
        for (Act act : Act.values()) {
            assertThat(new Subject.Client(act, PSEUDONYM).slot()).isEqualTo(new Subject.Client(act, NEIGHBOUR).slot());
            assertThat(new Subject.Client(act, NEIGHBOUR).holder()).contains(NEIGHBOUR);
        }
        for (MailCap cap : MailCap.values()) {
            assertThat(new Subject.Mailed(cap, PSEUDONYM).slot()).isEqualTo(new Subject.Mailed(cap, NEIGHBOUR).slot());
            assertThat(new Subject.Mailed(cap, NEIGHBOUR).holder()).contains(NEIGHBOUR);
        }
    }

    /** Else an attacker would wait until idle failures are forgotten, and guess on for free. */
    @Test
    void only_failures_against_an_account_last() {
        assertThat(everyKind(ID, PSEUDONYM))
                .allSatisfy(subject ->
                        assertThat(subject.lasting()).as("%s", subject).isEqualTo(subject instanceof Subject.Stranger));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 63, 65})
    void a_pseudonym_of_another_length_is_none(int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Pseudonym("a".repeat(length)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "g", "ä", "\n"})
    void a_pseudonym_of_other_characters_is_none(String character) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Pseudonym("a".repeat(63) + character));
    }

    private static List<Subject> everyKind(UUID id, Pseudonym pseudonym) {
        List<Subject> subjects = new ArrayList<>(List.of(
                new Subject.Stranger(new AccountId(id)),
                new Subject.Nobody(pseudonym),
                new Subject.Device(new DeviceId(id)),
                new Subject.AskedAgain(new SessionId(id))));
        for (Act act : Act.values()) {
            subjects.add(new Subject.Client(act, pseudonym));
        }
        for (MailCap cap : MailCap.values()) {
            subjects.add(new Subject.Mailed(cap, pseudonym));
        }
        return subjects;
    }

    private static Pseudonym pseudonym(String slot) {
        return new Pseudonym(slot + "0".repeat(60));
    }
}
