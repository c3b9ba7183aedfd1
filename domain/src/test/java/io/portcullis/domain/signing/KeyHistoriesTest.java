package io.portcullis.domain.signing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Over any history of nodes that rotate, restart with other settings, go by clocks of their own and read the store as
 * rarely as they may, and of verifiers that keep the key set for as long as they may, no token fails within its life,
 * unless all keys are replaced; then those before are refused, and the one that took over is known, as soon as everybody
 * has read the key set again.
 */
class KeyHistoriesTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int HISTORIES = 100;

    /** A node looks after the keys much more often; a few failures in a row may keep it from doing so. */
    private static final int MOST_SECONDS_IDLE = (int) KeySchedule.CACHED.toSeconds();

    private static final int STEPS = 1_500;
    private static final List<SigningAlgorithm> ALGORITHMS =
            List.of(SigningAlgorithm.ES256, SigningAlgorithm.EDDSA, SigningAlgorithm.RS256, SigningAlgorithm.HS256);

    @Test
    void no_token_fails_anywhere_within_its_life() {
        play(0);
    }

    @Test
    void after_a_replacement_nobody_knows_a_former_key_and_everybody_the_new_one() {
        play(1);
    }

    /** Plays them with so many replacements in a thousand steps. */
    private static void play(int replacements) {
        long seed = new Random().nextLong();
        int rotations = 0;
        for (int number = 0; number < HISTORIES; number++) {
            History history = new History(new Random(seed + number), "seed %d".formatted(seed + number));
            for (int step = 0; step < STEPS; step++) {
                history.step(replacements);
            }
            rotations += history.rotations();
        }
        assertThat(rotations)
                .as("the histories that were played hold rotations")
                .isGreaterThan(HISTORIES);
    }

    /** The store, all who use it, and all that they may hold against it. */
    private static final class History {

        private final Random random;
        private final String name;
        private final List<Node> nodes = new ArrayList<>();
        private final List<Verifier> verifiers = new ArrayList<>();
        private final Map<KeyId, Instant> addedAt = new HashMap<>();
        private final Map<KeyId, Instant> lastExpiry = new HashMap<>();
        private final Map<KeyId, Instant> replacedAt = new HashMap<>();
        private final Set<KeyId> replacements = new HashSet<>();
        private List<SigningKey> store = List.of();
        private Instant now = START;
        private long highest;

        History(Random random, String name) {
            this.random = random;
            this.name = name;
            int clocksApart = (int) KeySchedule.CLOCKS_APART.toSeconds();
            for (int i = 0; i < 3; i++) {
                nodes.add(new Node(Duration.ofSeconds(random.nextInt(clocksApart + 1)), policy()));
            }
            nodes.forEach(node -> node.act(node.wanted()));
            for (int i = 0; i < 3; i++) {
                verifiers.add(new Verifier());
            }
        }

        int rotations() {
            return (int) highest - 1;
        }

        void step(int replacementsInThousand) {
            now = now.plusMillis(1 + random.nextInt(20_000));
            if (random.nextInt(1_000) < replacementsInThousand) {
                any(nodes).replace();
            }
            nodes.stream().filter(Node::late).forEach(node -> node.act(node.wanted()));
            switch (random.nextInt(40)) {
                case 0 -> decideAtOnce();
                case 1 -> any(nodes).restart(policy());
                default -> any(nodes).sign();
            }
            lastExpiry.forEach((key, expiry) -> {
                if (now.isBefore(expiry)) {
                    Instant read = replacements.contains(key)
                            ? requireNonNull(addedAt.get(key)).plus(KeySchedule.READ_AGAIN)
                            : START;
                    nodes.stream()
                            .filter(_ -> !now.isBefore(read))
                            .forEach(node -> promise(node.knows(key), "every node knows it", key));
                    verifiers.stream()
                            .filter(_ -> !now.isBefore(read.plus(KeySchedule.CACHED)))
                            .forEach(verifier -> promise(verifier.knows(key), "every verifier knows it", key));
                }
            });
            replacedAt.forEach((key, since) -> {
                Instant read = since.plus(KeySchedule.READ_AGAIN);
                nodes.stream()
                        .filter(_ -> !now.isBefore(read))
                        .forEach(node -> promise(!node.knows(key), "no node knows it any more", key));
                verifiers.stream()
                        .filter(_ -> !now.isBefore(read.plus(KeySchedule.CACHED)))
                        .forEach(verifier -> promise(!verifier.knows(key), "no verifier knows it any more", key));
            });
        }

        /** All nodes look before any of them acts. */
        private void decideAtOnce() {
            List<Optional<SigningKey>> wanted = nodes.stream().map(Node::wanted).toList();
            IntStream.range(0, nodes.size()).forEach(i -> nodes.get(i).act(wanted.get(i)));
        }

        private void add(SigningKey key) {
            if (store.stream()
                    .noneMatch(other -> other.term().number() == key.term().number())) {
                promise(key.term().number() == ++highest, "the line has no gap", key.id());
                store = Stream.concat(store.stream(), Stream.of(key)).toList();
                addedAt.put(key.id(), now);
            }
        }

        private void replaceAll(SigningKey key) {
            List<SigningKey> former = store;
            add(key);
            former.forEach(other -> replacedAt.put(other.id(), now));
            lastExpiry.keySet().removeAll(replacedAt.keySet());
            replacements.add(key.id());
            store = List.of(key);
        }

        private void remove(SigningKey key) {
            Instant expiry = lastExpiry.getOrDefault(key.id(), START);
            promise(!now.isBefore(expiry), "what it signed has expired when it goes", key.id());
            store = store.stream().filter(other -> !other.id().equals(key.id())).toList();
        }

        private void lengthen(SigningKey key, Duration life) {
            store = store.stream()
                    .map(other -> other.id().equals(key.id())
                            ? new SigningKey(
                                    other.algorithm(),
                                    other.publicKey(),
                                    other.privateKey(),
                                    other.term().lengthened(life))
                            : other)
                    .toList();
        }

        private KeyPolicy policy() {
            return new KeyPolicy(
                    any(ALGORITHMS),
                    Duration.ofSeconds(1 + random.nextInt(random.nextBoolean() ? 60 : 3_600)),
                    Duration.ofSeconds(1 + random.nextInt(3_600)));
        }

        private <T> T any(List<T> all) {
            return all.get(random.nextInt(all.size()));
        }

        private void promise(boolean kept, String what, KeyId key) {
            if (!kept) {
                throw new AssertionError(
                        "%s, at %s, the key %s of %s: broken is that %s".formatted(name, now, key, store, what));
            }
        }

        private final class Node {

            private final Duration ahead;
            private KeyPolicy policy;
            private List<SigningKey> read = List.of();
            private Instant readAt = Instant.MIN;
            private Instant actsAgain = Instant.MIN;

            Node(Duration ahead, KeyPolicy policy) {
                this.ahead = ahead;
                this.policy = policy;
            }

            void restart(KeyPolicy next) {
                policy = next;
                readAt = Instant.MIN;
                act(wanted());
            }

            Optional<SigningKey> wanted() {
                return new KeySchedule(store)
                        .wanted(policy, clock())
                        .map(term -> KeyScheduleTest.key(policy.algorithm(), term));
            }

            void replace() {
                if (policy.algorithm().asymmetric()) {
                    KeyTerm term = new KeySchedule(store).replacement(policy, clock());
                    replaceAll(KeyScheduleTest.key(policy.algorithm(), term));
                }
            }

            boolean late() {
                return !now.isBefore(actsAgain);
            }

            void act(Optional<SigningKey> wanted) {
                actsAgain = now.plusSeconds(random.nextInt(MOST_SECONDS_IDLE));
                wanted.ifPresent(History.this::add);
                KeySchedule schedule = new KeySchedule(store);
                schedule.tooShort(policy, clock()).forEach(key -> lengthen(key, policy.tokenLife()));
                schedule.gone(clock()).forEach(History.this::remove);
            }

            void sign() {
                if (!policy.algorithm().asymmetric()) {
                    return;
                }
                SigningKey key = ring().signing(clock()).orElseThrow();
                if (replacedAt.containsKey(key.id())) {
                    Instant read = requireNonNull(replacedAt.get(key.id())).plus(KeySchedule.READ_AGAIN);
                    promise(now.isBefore(read), "nothing is signed by it any more", key.id());
                    return;
                }
                if (key.term().number() > 1 && !replacements.contains(key.id())) {
                    Instant known = requireNonNull(addedAt.get(key.id()))
                            .plus(KeySchedule.CACHED)
                            .plus(KeySchedule.READ_AGAIN);
                    promise(!now.isBefore(known), "it was published in time", key.id());
                }
                lastExpiry.merge(
                        key.id(),
                        now.plus(policy.tokenLife()),
                        (one, other) -> Stream.of(one, other)
                                .max(Comparator.naturalOrder())
                                .orElseThrow());
            }

            boolean knows(KeyId key) {
                return published().contains(key);
            }

            Set<KeyId> published() {
                KeySchedule ring = ring();
                Set<KeyId> ids = new HashSet<>();
                for (SigningKey key : read) {
                    if (ring.state(key, clock()) != KeyState.GONE) {
                        ids.add(key.id());
                    }
                }
                return ids;
            }

            private KeySchedule ring() {
                if (readAt.equals(Instant.MIN) || !now.isBefore(readAt.plus(KeySchedule.READ_AGAIN))) {
                    read = store;
                    readAt = now;
                }
                return new KeySchedule(read);
            }

            private Instant clock() {
                return now.plus(ahead);
            }
        }

        private final class Verifier {

            private Set<KeyId> keys = Set.of();
            private Instant readAt = Instant.MIN;

            boolean knows(KeyId key) {
                if (readAt.equals(Instant.MIN) || !now.isBefore(readAt.plus(KeySchedule.CACHED))) {
                    keys = any(nodes).published();
                    readAt = now;
                }
                return keys.contains(key);
            }
        }
    }
}
