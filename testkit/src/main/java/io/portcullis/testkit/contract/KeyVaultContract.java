package io.portcullis.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.portcullis.domain.port.KeyVault;
import io.portcullis.domain.signing.KeyTerm;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.domain.signing.WrappedPrivateKey;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What {@link KeyVault} promises. */
public abstract class KeyVaultContract {

    private static final KeyTerm TERM =
            KeyTerm.first(Instant.parse("2026-11-23T10:15:30.123456Z"), Duration.ofMinutes(10));

    /** The vault under test, with one secret; on every call one that has the same secret. */
    protected abstract KeyVault vault();

    /** One whose first secret is new, and whose former secret is {@link #vault()}'s. */
    protected abstract KeyVault renewed();

    /** One that knows no secret of {@link #vault()}. */
    protected abstract KeyVault strangers();

    /** What keys are made for in every test: an asymmetric one. */
    protected abstract SigningAlgorithm algorithm();

    @Test
    void a_new_key_is_as_it_was_asked_for() {
        SigningKey key = generated();
        assertThat(key.algorithm()).isEqualTo(algorithm());
        assertThat(key.term()).isEqualTo(TERM);
        assertThat(key.id()).isEqualTo(key.publicKey().id());
    }

    @Test
    void no_two_new_keys_are_alike() {
        SigningKey key = generated();
        SigningKey other = generated();
        assertThat(other.id()).as("the id of another key").isNotEqualTo(key.id());
        assertThat(other.privateKey().ciphertext())
                .as("the private half of another key")
                .isNotEqualTo(key.privateKey().ciphertext());
    }

    @Test
    void the_public_half_is_one_line_that_names_the_key_and_holds_nothing_private() {
        SigningKey key = generated();
        assertThat(key.publicKey().jwk())
                .as("the JSON Web Key")
                .contains("\"" + key.id() + "\"")
                .doesNotContain("\n", "\"d\"", key.privateKey().ciphertext());
    }

    @Test
    void a_key_of_a_symmetric_algorithm_is_never_made() {
        assertThatIllegalArgumentException()
                .as("asking for a key that nobody may store")
                .isThrownBy(() -> vault().generate(SigningAlgorithm.HS256, TERM));
    }

    @Test
    void a_key_under_the_first_secret_is_left_alone() {
        SigningKey key = generated();
        assertThat(vault().rewrap(key))
                .as("a key that is wrapped as it should be")
                .isSameAs(key);
    }

    @Test
    void a_key_under_a_former_secret_is_wrapped_anew_and_stays_the_same_key() {
        SigningKey key = generated();
        SigningKey rewrapped = renewed().rewrap(key);
        assertThat(rewrapped.publicKey()).isEqualTo(key.publicKey());
        assertThat(rewrapped.algorithm()).isEqualTo(key.algorithm());
        assertThat(rewrapped.term()).isEqualTo(key.term());
        assertThat(rewrapped.privateKey().secret())
                .as("the secret that wraps it now")
                .isNotEqualTo(key.privateKey().secret())
                .isEqualTo(renewed().generate(algorithm(), TERM).privateKey().secret());
        assertThat(renewed().rewrap(rewrapped)).as("wrapping it once more").isSameAs(rewrapped);
    }

    @Test
    void a_key_under_a_strangers_secret_is_not_unwrapped() {
        assertRefused(strangers(), generated(), "a key whose secret is not known");
    }

    @Test
    void a_private_half_is_bound_to_its_own_key() {
        SigningKey key = generated();
        SigningKey swapped = withPrivateKey(key, generated().privateKey());
        assertRefused(renewed(), swapped, "a key with the private half of another");
    }

    @Test
    void naming_our_secret_does_not_make_a_strangers_key_ours() {
        WrappedPrivateKey foreign = strangers().generate(algorithm(), TERM).privateKey();
        SigningKey key = generated();
        SigningKey forged =
                withPrivateKey(key, new WrappedPrivateKey(key.privateKey().secret(), foreign.ciphertext()));
        assertRefused(renewed(), forged, "a private half that only names our secret");
    }

    @Test
    void a_private_half_that_was_changed_anywhere_is_refused() {
        SigningKey key = generated();
        String ciphertext = key.privateKey().ciphertext();
        for (int i = 0; i < ciphertext.length(); i++) {
            char other = ciphertext.charAt(i) == 'A' ? 'B' : 'A';
            assertRefused(
                    renewed(),
                    withCiphertext(key, ciphertext.substring(0, i) + other + ciphertext.substring(i + 1)),
                    "a private half whose character " + i + " was changed");
        }
    }

    @Test
    void a_private_half_that_is_none_is_refused() {
        SigningKey key = generated();
        String ciphertext = key.privateKey().ciphertext();
        for (String text : new String[] {
            "", "A", "!", ciphertext.substring(4), ciphertext.substring(0, 8), ciphertext + "AAAA", ciphertext + "\n"
        }) {
            assertRefused(renewed(), withCiphertext(key, text), "a private half of " + text.length() + " characters");
        }
    }

    @Test
    void a_refusal_does_not_repeat_what_it_refused() {
        SigningKey key = generated();
        assertThatIllegalStateException()
                .isThrownBy(() -> strangers().rewrap(key))
                .satisfies(refusal -> assertThat(refusal.toString())
                        .as("what the refusal tells")
                        .doesNotContain(key.privateKey().ciphertext()));
    }

    private SigningKey generated() {
        return vault().generate(algorithm(), TERM);
    }

    private static SigningKey withPrivateKey(SigningKey key, WrappedPrivateKey privateKey) {
        return key.wrapped(privateKey);
    }

    private static SigningKey withCiphertext(SigningKey key, String ciphertext) {
        return withPrivateKey(key, new WrappedPrivateKey(key.privateKey().secret(), ciphertext));
    }

    private static void assertRefused(KeyVault vault, SigningKey key, String what) {
        assertThatIllegalStateException().as(what).isThrownBy(() -> vault.rewrap(key));
    }
}
