package io.portcullis.crypto.token;

import static io.portcullis.crypto.secret.SecretsOfTests.secrets;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import io.portcullis.crypto.secret.RandomSecrets;
import io.portcullis.crypto.signing.AesKeyVault;
import io.portcullis.domain.port.AccessTokens;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.testkit.Samples;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens whose signature is missing, made with another key, or written in another way. */
class ForgedSignatureTest extends TokenAttack {

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE", "", "null"})
    void a_token_that_claims_to_need_no_signature_is_refused(String none) {
        String unsigned = Forge.encoded(header.replace("ES256", none)) + '.' + Forge.encoded(payload) + '.';
        assertRefused(unsigned);
        assertRefused(unsigned + Forge.encoded(new byte[64]));
        assertRefused(unsigned.substring(0, unsigned.length() - 1));
    }

    @Test
    void the_public_key_is_no_symmetric_key() throws Exception {
        ECKey jwk = ECKey.parse(key.publicKey().jwk());
        byte[] der = pair.getPublic().getEncoded();
        String base64 = Base64.getEncoder().encodeToString(der);
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        String pem = "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----";
        byte[] point = Arrays.copyOfRange(der, der.length - 65, der.length);
        for (byte[] bytes : List.of(
                der,
                bytes(base64),
                bytes(pem),
                bytes(pem + "\n"),
                point,
                Arrays.copyOfRange(point, 1, point.length),
                jwk.getX().decode(),
                bytes(jwk.getX().toString()),
                bytes(key.publicKey().jwk()),
                bytes(key.id().value()))) {
            assertRefused(Forge.hs256(header.replace("ES256", "HS256"), payload, bytes));
            assertRefused(Forge.hs256(header, payload, bytes));
        }
    }

    @Test
    void a_key_that_somebody_else_put_into_the_store_verifies_nothing_and_is_not_published() throws Exception {
        AesKeyVault evilVault = new AesKeyVault(secrets(2), new RandomSecrets());
        SigningKey evil =
                evilVault.generate(SigningAlgorithm.ES256, key.term().next(clock.instant(), Samples.TOKEN_LIFE));
        SigningKey underOurName = new SigningKey(evil.algorithm(), evil.publicKey(), key.privateKey(), evil.term());
        for (SigningKey injected : List.of(evil, underOurName)) {
            AccessTokens tokens = new JwtAccessTokens(
                    SigningAlgorithm.ES256, URL, URL, new StoredKeys(injected, key), vault, secrets(1), clock);
            String forged = Forge.es256(
                    header.replace(key.id().value(), evil.id().value()),
                    payload,
                    evilVault.unwrap(evil).orElseThrow().getPrivate());
            assertThat(tokens.verify(forged)).isEmpty();
            assertThat(tokens.publicKeys()).containsExactly(key.publicKey());
        }
    }

    @Test
    void signatures_that_prove_nothing_are_refused() throws Exception {
        String signed = Forge.encoded(header) + '.' + Forge.encoded(payload) + '.';
        byte[] ones = new byte[64];
        ones[31] = 1;
        ones[63] = 1;
        for (byte[] signature : List.of(new byte[0], new byte[1], new byte[32], new byte[64], ones, new byte[128])) {
            assertRefused(signed + Forge.encoded(signature));
        }
        assertRefused(Forge.ecdsa("SHA256withECDSA", header, payload, pair.getPrivate()));
        assertRefused(Forge.ecdsa("SHA384withECDSAinP1363Format", header, payload, pair.getPrivate()));
    }

    @Test
    void base64_in_any_but_its_canonical_form_is_refused() throws Exception {
        String token = Forge.es256(header, payload, pair.getPrivate());
        String[] parts = token.split("\\.", -1);
        for (int part = 0; part < parts.length; part++) {
            for (String tail : new String[] {"=", "==", "\n", " ", "%3D", "\u0000"}) {
                String[] changed = parts.clone();
                changed[part] += tail;
                assertRefused(String.join(".", changed));
            }
        }
        // 64 bytes leave four bits of the last character unused.
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(token.charAt(token.length() - 1));
        for (int stray = 1; stray < 16; stray++) {
            assertRefused(token.substring(0, token.length() - 1) + alphabet.charAt(last + stray));
        }
        assertRefused(token + ".");
        assertRefused(token + "." + parts[2]);
        assertRefused(token.replace('-', '+').replace('_', '/') + "+");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void bytes_changed_at_random_are_noticed(long seed) throws Exception {
        Random random = new Random(seed);
        String token = Forge.es256(header, payload, pair.getPrivate());
        String[] parts = token.split("\\.", -1);
        for (int round = 0; round < 100; round++) {
            String[] changed = parts.clone();
            int part = random.nextInt(parts.length);
            byte[] bytes = Base64.getUrlDecoder().decode(parts[part]);
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
            changed[part] = Forge.encoded(bytes);
            assertThat(accessTokens.verify(String.join(".", changed)))
                    .as("round %d from the seed %d", round, seed)
                    .isEmpty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
