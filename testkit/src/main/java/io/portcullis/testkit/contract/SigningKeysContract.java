package io.portcullis.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.signing.KeyId;
import io.portcullis.domain.signing.PublicKey;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.domain.signing.WrappedPrivateKey;
import io.portcullis.testkit.Samples;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Proves that nodes which start on an empty store agree on one signing key, and that its wrapping changes only for
 * whoever knows the one before. To hold a store to it, extend it and return that store, empty, from {@link #stores}.
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
                sample.createdAt());

        assertThat(signingKeys().addFirst(key)).isTrue();
        assertThat(signingKeys().all())
                .as("a key comes back to the letter, its JWK too: no store may put another's members in order")
                .containsExactly(key);
    }

    @Test
    void every_algorithm_that_has_pairs_has_room() {
        List<SigningKey> keys = Stream.of(SigningAlgorithm.values())
                .filter(SigningAlgorithm::asymmetric)
                .map(samples::signingKey)
                .toList();

        assertThat(keys)
                .allSatisfy(key -> assertThat(signingKeys().addFirst(key)).isTrue());
        assertThat(signingKeys().all()).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void an_algorithm_that_has_a_key_gets_no_second_first_one() {
        SigningKey key = samples.signingKey();
        signingKeys().addFirst(key);

        assertThat(signingKeys().addFirst(samples.signingKey())).isFalse();
        assertThat(signingKeys().addFirst(key)).isFalse();
        assertThat(signingKeys().all())
                .as("two keys that both sign would be two issuers under one name")
                .containsExactly(key);
    }

    @Test
    void of_many_nodes_that_start_on_an_empty_store_one_makes_the_key() {
        List<SigningKey> rivals = IntStream.range(0, Race.RUNNERS)
                .mapToObj(_ -> samples.signingKey())
                .toList();

        List<Boolean> came = Race.run(number -> signingKeys().addFirst(rivals.get(number)));

        assertThat(Collections.frequency(came, true)).isEqualTo(1);
        assertThat(signingKeys().all())
                .as("the key is the one of the node that was told so; the others read it")
                .containsExactly(rivals.get(came.indexOf(true)));
    }

    @Test
    void a_refused_key_leaves_its_transaction_usable() {
        SigningKey key = samples.signingKey();
        signingKeys().addFirst(key);
        WrappedPrivateKey rewrapped = samples.wrappedKey();

        boolean exchanged = inTransaction(() -> {
            signingKeys().addFirst(samples.signingKey());
            return signingKeys().rewrap(key.id(), key.privateKey(), rewrapped);
        });

        assertThat(exchanged).isTrue();
        assertThat(signingKeys().all())
                .as("a refusal is a value; it must not break the transaction that goes on after it")
                .containsExactly(wrapped(key, rewrapped));
    }

    @Test
    void a_wrapping_is_exchanged_where_it_is_still_the_one_seen() {
        SigningKey key = samples.signingKey();
        signingKeys().addFirst(key);
        WrappedPrivateKey rewrapped = samples.wrappedKey();

        assertThat(signingKeys().rewrap(key.id(), key.privateKey(), rewrapped)).isTrue();
        assertThat(signingKeys().all()).as("only the wrapping changes").containsExactly(wrapped(key, rewrapped));
    }

    @Test
    void a_wrapping_is_not_exchanged_where_it_is_another_than_the_one_seen() {
        SigningKey key = samples.signingKey();
        signingKeys().addFirst(key);

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
        signingKeys().addFirst(key);
        List<WrappedPrivateKey> rivals = IntStream.range(0, Race.RUNNERS)
                .mapToObj(_ -> samples.wrappedKey())
                .toList();

        List<Boolean> came = Race.run(number -> signingKeys().rewrap(key.id(), key.privateKey(), rivals.get(number)));

        assertThat(Collections.frequency(came, true)).isEqualTo(1);
        assertThat(signingKeys().all())
                .as("the wrapping is the one whose exchange was told to have succeeded")
                .containsExactly(wrapped(key, rivals.get(came.indexOf(true))));
    }

    private static SigningKey wrapped(SigningKey key, WrappedPrivateKey privateKey) {
        return new SigningKey(key.algorithm(), key.publicKey(), privateKey, key.createdAt());
    }
}
