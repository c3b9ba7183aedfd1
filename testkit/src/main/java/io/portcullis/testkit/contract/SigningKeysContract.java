package io.portcullis.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.signing.KeyId;
import io.portcullis.domain.signing.KeyTerm;
import io.portcullis.domain.signing.PublicKey;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.domain.signing.WrappedPrivateKey;
import io.portcullis.testkit.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Proves that nodes agree on the line of keys, whoever starts it or goes on with it, that no node cuts short what another
 * counts on, and that a wrapping changes only for whoever knows the one before. To hold a store to it, extend it and return that store, empty, from {@link #stores}.
 */
public abstract class SigningKeysContract extends StoreContract {

    @Test
    void an_empty_store_has_no_key() {
        assertThat(signingKeys().all()).isEmpty();
    }

    @Test
    void a_key_comes_back_as_it_was_added() {
        SigningKey sample = samples.signingKey();
        SigningKey key = new SigningKey(
                sample.algorithm(),
                new PublicKey(sample.id(), "{ \"z\": \"🔑\",\t\"a\":1.0, \"kid\":\"" + sample.id() + "\" }"),
                new WrappedPrivateKey(Samples.SECRET, "-_Az09".repeat(500)),
                sample.term());

        assertThat(signingKeys().add(key)).isTrue();
        assertThat(signingKeys().all())
                .as("a key comes back to the letter, its JWK too: no store may put another's members in order")
                .containsExactly(key);
    }

    @Test
    void every_algorithm_that_has_pairs_has_room() {
        List<SigningKey> keys = new ArrayList<>();
        KeyTerm term = KeyTerm.first(Samples.NOW, Samples.TOKEN_LIFE);
        for (SigningAlgorithm algorithm : SigningAlgorithm.values()) {
            if (algorithm.asymmetric()) {
                keys.add(samples.signingKey(algorithm, term));
                term = term.next(Samples.NOW, Samples.TOKEN_LIFE);
            }
        }

        assertThat(keys).allSatisfy(key -> assertThat(signingKeys().add(key)).isTrue());
        assertThat(signingKeys().all()).containsExactlyElementsOf(keys);
    }

    @Test
    void a_number_that_is_taken_is_not_given_again() {
        SigningKey key = samples.signingKey();
        signingKeys().add(key);

        assertThat(signingKeys().add(samples.signingKey())).isFalse();
        assertThat(signingKeys().add(key)).isFalse();
        assertThat(signingKeys().all())
                .as("two keys in one place of the line would both sign")
                .containsExactly(key);
    }

    @Test
    void keys_come_in_the_order_of_their_numbers() {
        SigningKey first = samples.signingKey();
        SigningKey second = samples.signingKeyAfter(first);
        SigningKey third = samples.signingKeyAfter(second);
        Instant early = Samples.NOW.minusSeconds(1);
        SigningKey eleventh =
                samples.signingKey(SigningAlgorithm.ES256, new KeyTerm(11, early, early, Samples.TOKEN_LIFE));
        Stream.of(third, eleventh, first, second).forEach(key -> signingKeys().add(key));

        assertThat(signingKeys().all())
                .as("a number is a number, and says more than a clock")
                .containsExactly(first, second, third, eleventh);
    }

    @Test
    void of_many_nodes_that_want_the_next_key_one_adds_it() {
        SigningKey first = samples.signingKey();
        signingKeys().add(first);
        List<SigningKey> rivals = IntStream.range(0, Race.RUNNERS)
                .mapToObj(_ -> samples.signingKeyAfter(first))
                .toList();

        List<Boolean> came = Race.run(number -> signingKeys().add(rivals.get(number)));

        assertThat(Collections.frequency(came, true)).isEqualTo(1);
        assertThat(signingKeys().all())
                .as("one key takes over, the one of the node that was told so")
                .containsExactly(first, rivals.get(came.indexOf(true)));
    }

    @Test
    void a_key_counts_on_the_longest_life_that_any_node_told() {
        SigningKey key = samples.signingKey();
        SigningKey other = samples.signingKeyAfter(key);
        signingKeys().add(key);
        signingKeys().add(other);
        Duration longer = Samples.TOKEN_LIFE.plusSeconds(1);

        assertThat(signingKeys().lengthen(key.id(), Samples.TOKEN_LIFE)).isFalse();
        assertThat(signingKeys().lengthen(key.id(), longer)).isTrue();
        assertThat(signingKeys().lengthen(key.id(), longer)).isFalse();
        assertThat(signingKeys().lengthen(key.id(), Duration.ofSeconds(1))).isFalse();
        assertThat(signingKeys().lengthen(new KeyId("unknown"), longer)).isFalse();
        assertThat(signingKeys().all())
                .as("a node with short-lived tokens must not have those of another outlive their key")
                .containsExactly(lengthened(key, longer), other);
    }

    @Test
    void of_many_lives_told_at_once_the_longest_stays() {
        SigningKey key = samples.signingKey();
        signingKeys().add(key);

        Race.run(number -> signingKeys().lengthen(key.id(), Samples.TOKEN_LIFE.plusSeconds(number)));

        assertThat(signingKeys().all())
                .containsExactly(lengthened(key, Samples.TOKEN_LIFE.plusSeconds(Race.RUNNERS - 1)));
    }

    @Test
    void a_key_is_forgotten_alone() {
        SigningKey key = samples.signingKey();
        SigningKey other = samples.signingKeyAfter(key);
        signingKeys().add(key);
        signingKeys().add(other);

        assertThat(signingKeys().remove(new KeyId("unknown"))).isFalse();
        assertThat(signingKeys().remove(key.id())).isTrue();
        assertThat(signingKeys().remove(key.id())).isFalse();
        assertThat(signingKeys().all()).containsExactly(other);
    }

    @Test
    void of_many_nodes_that_forget_a_key_one_is_told_that_it_did() {
        SigningKey key = samples.signingKey();
        signingKeys().add(key);

        List<Boolean> came = Race.run(_ -> signingKeys().remove(key.id()));

        assertThat(Collections.frequency(came, true))
                .as("the trail tells of it once")
                .isEqualTo(1);
        assertThat(signingKeys().all()).isEmpty();
    }

    @Test
    void of_many_nodes_that_start_on_an_empty_store_one_makes_the_key() {
        List<SigningKey> rivals = IntStream.range(0, Race.RUNNERS)
                .mapToObj(_ -> samples.signingKey())
                .toList();

        List<Boolean> came = Race.run(number -> signingKeys().add(rivals.get(number)));

        assertThat(Collections.frequency(came, true)).isEqualTo(1);
        assertThat(signingKeys().all())
                .as("the key is the one of the node that was told so; the others read it")
                .containsExactly(rivals.get(came.indexOf(true)));
    }

    @Test
    void a_refused_key_leaves_its_transaction_usable() {
        SigningKey key = samples.signingKey();
        signingKeys().add(key);
        WrappedPrivateKey rewrapped = samples.wrappedKey();

        boolean exchanged = inTransaction(() -> {
            signingKeys().add(samples.signingKey());
            return signingKeys().rewrap(key.id(), key.privateKey(), rewrapped);
        });

        assertThat(exchanged).isTrue();
        assertThat(signingKeys().all())
                .as("a refusal is a value; it must not break the transaction that goes on after it")
                .containsExactly(key.wrapped(rewrapped));
    }

    @Test
    void a_wrapping_is_exchanged_where_it_is_still_the_one_seen() {
        SigningKey key = samples.signingKey();
        signingKeys().add(key);
        WrappedPrivateKey rewrapped = samples.wrappedKey();

        assertThat(signingKeys().rewrap(key.id(), key.privateKey(), rewrapped)).isTrue();
        assertThat(signingKeys().all()).as("only the wrapping changes").containsExactly(key.wrapped(rewrapped));
    }

    @Test
    void a_wrapping_is_not_exchanged_where_it_is_another_than_the_one_seen() {
        SigningKey key = samples.signingKey();
        signingKeys().add(key);

        assertThat(signingKeys().rewrap(key.id(), samples.wrappedKey(), samples.wrappedKey()))
                .isFalse();
        assertThat(signingKeys().rewrap(new KeyId("unknown"), key.privateKey(), samples.wrappedKey()))
                .isFalse();
        assertThat(signingKeys().all())
                .as("a node that read the key before another re-wrapped it must not bring the former secret back")
                .containsExactly(key);
    }

    @Test
    void of_many_exchanges_of_one_wrapping_one_succeeds() {
        SigningKey key = samples.signingKey();
        signingKeys().add(key);
        List<WrappedPrivateKey> rivals = IntStream.range(0, Race.RUNNERS)
                .mapToObj(_ -> samples.wrappedKey())
                .toList();

        List<Boolean> came = Race.run(number -> signingKeys().rewrap(key.id(), key.privateKey(), rivals.get(number)));

        assertThat(Collections.frequency(came, true)).isEqualTo(1);
        assertThat(signingKeys().all())
                .as("the wrapping is the one whose exchange was told to have succeeded")
                .containsExactly(key.wrapped(rivals.get(came.indexOf(true))));
    }

    private static SigningKey lengthened(SigningKey key, Duration tokenLife) {
        return new SigningKey(
                key.algorithm(), key.publicKey(), key.privateKey(), key.term().lengthened(tokenLife));
    }
}
