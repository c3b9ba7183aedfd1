package io.portcullis.crypto.token;

import static io.portcullis.crypto.secret.SecretsOfTests.secrets;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import io.portcullis.crypto.secret.KeyUse;
import io.portcullis.crypto.secret.RandomSecrets;
import io.portcullis.crypto.signing.AesKeyVault;
import io.portcullis.domain.port.AccessTokens;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.testkit.Samples;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
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
                bytes(jwk.getX().toString() + jwk.getY()),
                bytes(Forge.encoded(der)),
                bytes(Forge.encoded(point)),
                bytes(Base64.getEncoder().encodeToString(point)),
                bytes(HexFormat.of().formatHex(point)),
                bytes(pem.replace("\n", "\r\n")),
                bytes(base64 + "\n"),
                bytes(jwk.toPublicJWK().toJSONString()),
                bytes("{\"keys\":[" + key.publicKey().jwk() + "]}"),
                bytes(key.publicKey().jwk()),
                bytes(key.id().value()))) {
            assertRefused(Forge.hs256(header.replace("ES256", "HS256"), payload, bytes));
            assertRefused(Forge.hs256(header, payload, bytes));
            assertRefused(Forge.hs256(header.replace("ES256", "hs256"), payload, bytes));
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
        BigInteger order = ((ECPublicKey) pair.getPublic()).getParams().getOrder();
        BigInteger most = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
        for (BigInteger r : List.of(BigInteger.ZERO, BigInteger.ONE, order, most)) {
            for (BigInteger s : List.of(BigInteger.ZERO, BigInteger.ONE, order, order.add(BigInteger.ONE), most)) {
                assertRefused(signed + Forge.encoded(signature(r, s)));
            }
        }
        for (byte[] signature : List.of(new byte[0], new byte[1], new byte[32], new byte[64], ones, new byte[128])) {
            assertRefused(signed + Forge.encoded(signature));
        }
        assertRefused(Forge.signed("SHA256withECDSA", header, payload, pair.getPrivate()));
        assertRefused(Forge.signed("SHA384withECDSAinP1363Format", header, payload, pair.getPrivate()));
    }

    /** Of every ECDSA signature anybody can make one more. It proves the same, so no token may be known by its text. */
    @Test
    void the_twin_of_a_signature_says_nothing_else() throws Exception {
        String token = Forge.es256(header, payload, pair.getPrivate());
        int start = token.lastIndexOf('.') + 1;
        byte[] signature = Base64.getUrlDecoder().decode(token.substring(start));
        BigInteger order = ((ECPublicKey) pair.getPublic()).getParams().getOrder();
        BigInteger r = new BigInteger(1, Arrays.copyOf(signature, 32));
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
        String twin = token.substring(0, start) + Forge.encoded(signature(r, order.subtract(s)));
        assertThat(accessTokens.verify(twin)).isPresent().isEqualTo(accessTokens.verify(token));
        assertRefused(token.substring(0, start) + Forge.encoded(signature(s, r)));
        assertRefused(token.substring(0, start) + Forge.encoded(signature(order.subtract(r), s)));
    }

    @Test
    void no_key_verifies_by_the_algorithm_of_another() throws Exception {
        byte[] derived = secrets(1).first().key(KeyUse.HS256_SIGNING).getEncoded();
        String derivedId = "hs-" + secrets(1).first().id();
        AccessTokens both = new JwtAccessTokens(SigningAlgorithm.HS256, URL, URL, keys, vault, secrets(1), clock);
        String symmetric = header.replace("ES256", "HS256");
        assertThat(both.verify(Forge.es256(header, payload, pair.getPrivate()))).isPresent();
        assertThat(both.verify(Forge.hs256(symmetric.replace(key.id().value(), derivedId), payload, derived)))
                .isPresent();
        for (String forged : List.of(
                Forge.hs256(symmetric, payload, derived),
                Forge.hs256(header, payload, derived),
                Forge.hs256(header.replace(key.id().value(), derivedId), payload, derived),
                Forge.hs256(
                        symmetric.replace(key.id().value(), derivedId),
                        payload,
                        pair.getPublic().getEncoded()),
                Forge.es256(header.replace(key.id().value(), derivedId), payload, pair.getPrivate()),
                Forge.es256(symmetric.replace(key.id().value(), derivedId), payload, pair.getPrivate()),
                Forge.es256(symmetric, payload, pair.getPrivate()))) {
            assertThat(both.verify(forged)).as(forged).isEmpty();
        }
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

    /** The two numbers as 32 bytes each (RFC 7518, section 3.4). */
    private static byte[] signature(BigInteger r, BigInteger s) {
        return HexFormat.of().parseHex("%064x%064x".formatted(r, s));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
