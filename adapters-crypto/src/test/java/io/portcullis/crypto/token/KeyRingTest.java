package io.portcullis.crypto.token;

import static io.portcullis.crypto.secret.SecretsOfTests.secrets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.portcullis.crypto.secret.RandomSecrets;
import io.portcullis.crypto.signing.AesKeyVault;
import io.portcullis.domain.signing.KeyId;
import io.portcullis.domain.signing.KeySchedule;
import io.portcullis.domain.signing.KeyTerm;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.testkit.Samples;
import io.portcullis.testkit.contract.Race;
import io.portcullis.testkit.fake.SteppingClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KeyRingTest {

    private static final Duration MOMENT = Duration.ofMillis(1);

    private final SteppingClock clock = new SteppingClock();
    private final AesKeyVault vault = new AesKeyVault(secrets(1), new RandomSecrets());
    private final SigningKey key =
            vault.generate(SigningAlgorithm.ES256, KeyTerm.first(clock.instant(), Samples.TOKEN_LIFE));
    private final StoredKeys stored = new StoredKeys(key);
    private final KeyRing ring = new KeyRing(stored, vault, clock);

    @Test
    void nothing_is_read_until_a_key_is_asked_for() {
        assertThat(stored.readings()).isZero();
        assertThat(knows(key)).isTrue();
        assertThat(stored.readings()).isEqualTo(1);
    }

    @Test
    void what_was_read_serves_for_a_minute() {
        knows(key);
        clock.pass(Duration.ofSeconds(60).minus(MOMENT));
        knows(key);
        ring.publicKeys();
        ring.signing();
        assertThat(stored.readings()).isEqualTo(1);
        clock.pass(MOMENT);
        knows(key);
        assertThat(stored.readings()).isEqualTo(2);
    }

    @Test
    void a_key_that_is_gone_verifies_for_a_minute_at_most() {
        knows(key);
        stored.remove(key.id());
        clock.pass(Duration.ofSeconds(60));
        assertThat(knows(key)).isFalse();
        assertThat(ring.publicKeys()).isEmpty();
    }

    @Test
    void an_unknown_key_has_the_store_asked_again_once_a_second_at_most() {
        knows(key);
        SigningKey added = generated();
        stored.add(added);
        clock.pass(Duration.ofSeconds(1).minus(MOMENT));
        assertThat(knows(added)).isFalse();
        assertThat(stored.readings()).isEqualTo(1);
        clock.pass(MOMENT);
        assertThat(knows(added)).isTrue();
        for (int i = 0; i < 100; i++) {
            assertThat(ring.named("made-up-" + i)).isEmpty();
        }
        assertThat(stored.readings()).isEqualTo(2);
    }

    @Test
    void a_clock_set_back_does_not_make_the_set_last() {
        knows(key);
        clock.pass(Duration.ofDays(-1));
        knows(key);
        assertThat(stored.readings()).isEqualTo(2);
    }

    @Test
    void verification_goes_on_while_somebody_reads() {
        knows(key);
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        stored.whileReading(() -> {
            reading.countDown();
            await(enough);
        });
        clock.pass(Duration.ofSeconds(60));
        CompletableFuture<Boolean> slow = CompletableFuture.supplyAsync(() -> knows(key));
        await(reading);
        assertThat(knows(key)).as("by the set there was").isTrue();
        enough.countDown();
        assertThat(slow.join()).isTrue();
        assertThat(stored.readings()).isEqualTo(2);
    }

    @Test
    void a_reading_that_fails_leaves_the_set_as_it_was() {
        knows(key);
        stored.whileReading(() -> {
            throw new IllegalStateException("the store is down");
        });
        clock.pass(Duration.ofSeconds(60));
        assertThatIllegalStateException().isThrownBy(() -> knows(key));
        stored.whileReading(() -> {});
        assertThat(knows(key)).isTrue();
    }

    @Test
    void a_key_wrapped_anew_under_a_secret_that_is_not_here_yet_goes_on_verifying() {
        knows(key);
        stored.replace(key, new AesKeyVault(secrets(2, 1), new RandomSecrets()).rewrap(key));
        clock.pass(Duration.ofSeconds(60));
        assertThat(knows(key)).isTrue();
        assertThat(new KeyRing(stored, vault, clock).named(key.id().value()))
                .as("for a server that starts without the secret")
                .isEmpty();
    }

    @Test
    void a_key_is_shown_and_verifies_before_it_signs() {
        SigningKey next = generated();
        stored.add(next);
        clock.pass(KeySchedule.NOTICE.minus(MOMENT));
        assertThat(ring.publicKeys()).containsExactly(key.publicKey(), next.publicKey());
        assertThat(knows(next)).isTrue();
        assertThat(signing()).isEqualTo(key.id());
        clock.pass(MOMENT);
        assertThat(signing()).isEqualTo(next.id());
    }

    @Test
    void a_key_that_replaces_all_others_signs_as_soon_as_it_is_read() {
        knows(key);
        SigningKey replacement =
                vault.generate(SigningAlgorithm.ES256, key.term().replacement(clock.instant(), Samples.TOKEN_LIFE));
        stored.add(replacement);
        stored.remove(key.id());
        clock.pass(Duration.ofSeconds(1));
        assertThat(knows(replacement))
                .as("its first token has the set read again")
                .isTrue();
        assertThat(signing()).isEqualTo(replacement.id());
        assertThat(knows(key)).isFalse();
        assertThat(ring.publicKeys()).containsExactly(replacement.publicKey());
    }

    @Test
    void a_key_whose_tokens_have_expired_is_gone_even_while_it_is_stored() {
        SigningKey next = generated();
        stored.add(next);
        clock.pass(KeySchedule.NOTICE);
        assertThat(knows(key)).isTrue();
        clock.pass(Samples.TOKEN_LIFE);
        assertThat(knows(key)).as("the last token of a clock that is behind").isTrue();
        clock.pass(KeySchedule.CLOCKS_APART.plus(KeySchedule.READ_AGAIN));
        assertThat(knows(key)).isFalse();
        assertThat(ring.publicKeys()).containsExactly(next.publicKey());
    }

    @Test
    void a_longer_life_is_read_though_the_key_stays_unwrapped() {
        knows(key);
        SigningKey lasting = new SigningKey(
                key.algorithm(), key.publicKey(), key.privateKey(), key.term().lengthened(Duration.ofDays(1)));
        stored.replace(key, lasting);
        stored.add(generated());
        clock.pass(Duration.ofHours(23));
        assertThat(knows(key)).isTrue();
    }

    @Test
    void nothing_is_signed_and_nobody_shown_by_an_old_set() {
        knows(key);
        stored.whileReading(() -> {
            throw new IllegalStateException("the store is down");
        });
        clock.pass(Duration.ofSeconds(60));
        assertThatIllegalStateException().isThrownBy(ring::signing);
        assertThatIllegalStateException().isThrownBy(ring::publicKeys);
    }

    @Test
    void whoever_signs_waits_for_a_reading_where_whoever_verifies_goes_on() {
        knows(key);
        SigningKey next = generated();
        stored.add(next);
        clock.pass(KeySchedule.NOTICE);
        KeyId signer = Race.overlap(
                pause -> {
                    stored.whileReading(pause);
                    knows(key);
                },
                this::signing);
        assertThat(signer).isEqualTo(next.id());
    }

    @Test
    void a_key_that_somebody_else_put_into_the_store_takes_no_turn() {
        AesKeyVault strangers = new AesKeyVault(secrets(3), new RandomSecrets());
        stored.add(strangers.generate(
                SigningAlgorithm.ES256,
                key.term().next(clock.instant().minus(Duration.ofDays(1)), Samples.TOKEN_LIFE)));
        assertThat(signing()).isEqualTo(key.id());
        assertThat(knows(key)).isTrue();
    }

    @Test
    void public_keys_come_oldest_first() {
        SigningKey added = generated();
        stored.add(added);
        assertThat(ring.publicKeys()).isEqualTo(List.of(key.publicKey(), added.publicKey()));
    }

    private boolean knows(SigningKey wanted) {
        return ring.named(wanted.id().value()).isPresent();
    }

    private KeyId signing() {
        return ring.signing().map(TokenKey::id).orElseThrow();
    }

    private SigningKey generated() {
        return vault.generate(SigningAlgorithm.ES256, key.term().next(clock.instant(), Samples.TOKEN_LIFE));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
