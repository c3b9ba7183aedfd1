package io.portcullis.crypto.signing;

import static io.portcullis.crypto.secret.SecretsOfTests.secrets;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import io.portcullis.crypto.secret.RandomSecrets;
import io.portcullis.domain.port.KeyVault;
import io.portcullis.domain.signing.KeyTerm;
import io.portcullis.domain.signing.PublicKey;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.testkit.Samples;
import io.portcullis.testkit.contract.KeyVaultContract;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AesKeyVaultTest {

    private static final KeyTerm TERM = KeyTerm.first(Samples.NOW, Samples.TOKEN_LIFE);

    @Nested
    class OfEs256 extends Vault {

        @Override
        protected SigningAlgorithm algorithm() {
            return SigningAlgorithm.ES256;
        }

        @Test
        void the_curve_is_p_256() throws Exception {
            assertThat(ECKey.parse(key.publicKey().jwk()).getCurve()).isEqualTo(Curve.P_256);
            assertHalvesFit("SHA256withECDSA");
        }
    }

    @Nested
    class OfEdDsa extends Vault {

        @Override
        protected SigningAlgorithm algorithm() {
            return SigningAlgorithm.EDDSA;
        }

        @Test
        void the_curve_is_ed25519() throws Exception {
            assertThat(OctetKeyPair.parse(key.publicKey().jwk()).getCurve()).isEqualTo(Curve.Ed25519);
            assertHalvesFit("Ed25519");
        }
    }

    @Nested
    class OfRs256 extends Vault {

        @Override
        protected SigningAlgorithm algorithm() {
            return SigningAlgorithm.RS256;
        }

        @Test
        void the_modulus_has_3072_bits() throws Exception {
            assertThat(RSAKey.parse(key.publicKey().jwk()).size()).isEqualTo(3072);
            assertHalvesFit("SHA256withRSA");
        }
    }

    /** One for each algorithm and all tests, since making a key of RSA takes its time. */
    private static final Map<SigningAlgorithm, SigningKey> MADE = new ConcurrentHashMap<>();

    abstract static class Vault extends KeyVaultContract {

        final AesKeyVault vault = new AesKeyVault(secrets(1), new RandomSecrets());
        final AesKeyVault renewed = new AesKeyVault(secrets(2, 1), new RandomSecrets());
        final SigningKey key = MADE.computeIfAbsent(algorithm(), algorithm -> vault.generate(algorithm, TERM));

        @Override
        protected KeyVault vault() {
            return vault;
        }

        @Override
        protected KeyVault renewed() {
            return renewed;
        }

        @Override
        protected KeyVault strangers() {
            return new AesKeyVault(secrets(3), new RandomSecrets());
        }

        @Test
        void another_library_reads_the_public_half_and_finds_its_id_to_be_its_thumbprint() throws Exception {
            JWK jwk = JWK.parse(key.publicKey().jwk());
            assertThat(jwk.isPrivate()).isFalse();
            assertThat(jwk.getAlgorithm()).hasToString(algorithm().joseName());
            assertThat(jwk.getKeyUse()).hasToString("sig");
            assertThat(jwk.getKeyID()).isEqualTo(key.id().value());
            assertThat(jwk.computeThumbprint()).hasToString(key.id().value());
        }

        @Test
        void wrapping_the_same_key_again_takes_a_new_nonce() {
            String first = renewed.rewrap(key).privateKey().ciphertext();
            String second = renewed.rewrap(key).privateKey().ciphertext();
            assertThat(nonce(second)).isNotEqualTo(nonce(first));
            assertThat(second).isNotEqualTo(first);
        }

        @Test
        void a_public_half_that_was_exchanged_is_not_ours() {
            PublicKey other = vault.generate(algorithm(), TERM).publicKey();
            PublicKey exchanged = new PublicKey(key.id(), other.jwk());
            assertThat(vault.unwrap(with(exchanged))).isEmpty();
        }

        @Test
        void a_public_half_under_an_id_of_its_own_does_not_get_our_private_half() {
            PublicKey other = vault.generate(algorithm(), TERM).publicKey();
            assertThat(vault.unwrap(with(other))).isEmpty();
        }

        @Test
        void a_key_under_another_algorithm_is_not_ours() {
            for (SigningAlgorithm other : SigningAlgorithm.values()) {
                SigningKey changed = new SigningKey(other, key.publicKey(), key.privateKey(), key.term());
                assertThat(vault.unwrap(changed).isPresent())
                        .as("a key of %s whose row says %s", algorithm(), other)
                        .isEqualTo(other == algorithm());
            }
        }

        @Test
        void a_public_half_that_is_no_key_is_not_ours() {
            for (String jwk : new String[] {"", "{}", "null", "{\"kty\":\"oct\",\"k\":\"AAAA\"}", "{\"kty\":\"EC\"}"}) {
                assertThat(vault.unwrap(with(new PublicKey(key.id(), jwk))))
                        .as("the key '%s'", jwk)
                        .isEmpty();
            }
        }

        private SigningKey with(PublicKey publicKey) {
            return new SigningKey(key.algorithm(), publicKey, key.privateKey(), key.term());
        }

        private static String nonce(String ciphertext) {
            int charactersOf12Bytes = 16;
            assertThat(Base64.getUrlDecoder().decode(ciphertext)).hasSizeGreaterThan(12 + 16);
            return ciphertext.substring(0, charactersOf12Bytes);
        }

        /** What one half signs by that algorithm of the JDK, the other verifies; also once it is wrapped anew. */
        final void assertHalvesFit(String signatures) throws Exception {
            assertHalvesFit(signatures, vault.unwrap(key).orElseThrow());
            assertHalvesFit(signatures, renewed.unwrap(renewed.rewrap(key)).orElseThrow());
        }

        private static void assertHalvesFit(String signatures, KeyPair pair) throws Exception {
            byte[] message = {1, 2, 3};
            Signature signer = Signature.getInstance(signatures);
            signer.initSign(pair.getPrivate());
            signer.update(message);
            byte[] signature = signer.sign();
            signer.initVerify(pair.getPublic());
            signer.update(message);
            assertThat(signer.verify(signature)).isTrue();
        }
    }
}
