package io.portcullis.crypto.token;

import static io.portcullis.crypto.secret.SecretsOfTests.secrets;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import io.portcullis.crypto.secret.RandomSecrets;
import io.portcullis.crypto.signing.AesKeyVault;
import io.portcullis.domain.port.AccessTokens;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.testkit.fake.SteppingClock;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on tokens; in most, the forger even has the right signature, so that the one fault decides alone. */
class ForgedTokenTest {

    private static final String URL = "https://id.example.org";

    private final SteppingClock clock = new SteppingClock();
    private final AesKeyVault vault = new AesKeyVault(secrets(1), new RandomSecrets());
    private final SigningKey key = vault.generate(SigningAlgorithm.ES256, clock.instant());
    private final KeyPair pair = vault.unwrap(key).orElseThrow();
    private final AccessTokens accessTokens =
            new JwtAccessTokens(SigningAlgorithm.ES256, URL, URL, new StoredKeys(key), vault, secrets(1), clock);

    private final long now = clock.instant().getEpochSecond();
    private final String header = "{\"typ\":\"at+jwt\",\"alg\":\"ES256\",\"kid\":\"%s\"}".formatted(key.id());
    private final String payload = """
            {"iss":"https://id.example.org","aud":["https://id.example.org"],"client_id":"portcullis",\
            "sub":"0198f0c2-0000-7000-8000-000000000002","sid":"0198f0c2-0000-7000-8000-000000000003",\
            "jti":"0198f0c2-0000-7000-8000-000000000001","iat":NOW,"nbf":NOW,"exp":THEN,"auth_time":NOW,\
            "amr":["pwd"],"roles":["admin"]}""".replace("NOW", "" + now).replace("THEN", "" + (now + 600));

    @Test
    void the_token_that_all_attacks_start_from_is_good() throws Exception {
        assertThat(accessTokens.verify(Forge.es256(header, payload, pair.getPrivate())))
                .isPresent();
    }

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

    @ParameterizedTest
    @ValueSource(strings = {"ES384", "ES512", "ES256K", "RS256", "PS256", "HS256", "EdDSA", "es256", "ES256 "})
    void an_algorithm_that_is_not_the_keys_is_refused(String algorithm) throws Exception {
        assertHeaderRefused(header.replace("ES256", algorithm));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "AT+JWT", "application/at+jwt", "at+jwt ", "dpop+jwt", ""})
    void a_token_of_another_type_is_refused(String type) throws Exception {
        assertHeaderRefused(header.replace("at+jwt", type));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"crit\":[\"exp\"]",
                "\"crit\":[]",
                "\"b64\":false",
                "\"zip\":\"DEF\"",
                "\"cty\":\"JWT\"",
                "\"enc\":\"A256GCM\"",
                "\"jku\":\"https://evil.example/jwks.json\"",
                "\"x5u\":\"https://evil.example/cert.pem\"",
                "\"x5c\":[\"AAAA\"]",
                "\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}",
                "\"alg\":\"ES256\"",
                "\"kid\":\"other\"",
                "\"\":0"
            })
    void a_header_with_any_other_member_is_refused(String member) throws Exception {
        assertHeaderRefused(header.replace("}", "," + member + "}"));
        assertHeaderRefused(header.replace("{", "{" + member + ","));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{}", "1", "\"x\"", "{\"typ\":\"at+jwt\",\"alg\":\"ES256\"}"})
    void a_header_that_lacks_its_members_is_refused(String bad) throws Exception {
        assertHeaderRefused(bad);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "x", "\u0000", ",", "//"})
    void json_with_something_after_its_end_is_refused(String rest) throws Exception {
        assertHeaderRefused(header + rest);
        assertPayloadRefused(payload + rest);
    }

    @Test
    void json_in_another_encoding_is_refused() throws Exception {
        for (var charset : List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16)) {
            String token = Forge.es256(header, payload, pair.getPrivate());
            assertRefused(Forge.encoded(header.getBytes(charset)) + token.substring(token.indexOf('.')));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "other", "../../etc/passwd", "' or 1=1 --", "http://evil.example/", "hs-9ef7f9e6698ac049"})
    void a_key_that_is_not_ours_is_refused(String keyId) throws Exception {
        assertHeaderRefused(header.replace(key.id().value(), keyId));
        assertHeaderRefused(header.replace('"' + key.id().value() + '"', "{}"));
        assertHeaderRefused(header.replace(key.id().value(), "x".repeat(5_000)));
    }

    @Test
    void a_key_that_somebody_else_put_into_the_store_verifies_nothing_and_is_not_published() throws Exception {
        AesKeyVault evilVault = new AesKeyVault(secrets(2), new RandomSecrets());
        SigningKey evil = evilVault.generate(SigningAlgorithm.ES256, clock.instant());
        SigningKey underOurName =
                new SigningKey(evil.algorithm(), evil.publicKey(), key.privateKey(), evil.createdAt());
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

    @ParameterizedTest
    @ValueSource(
            strings = {"iss", "sub", "aud", "iat", "nbf", "exp", "jti", "client_id", "sid", "auth_time", "amr", "roles"
            })
    void a_token_that_lacks_a_claim_is_refused(String claim) throws Exception {
        assertPayloadRefused(payload.replace("\"" + claim + "\"", "\"x_" + claim + "\""));
        assertPayloadRefused(with(claim, "null"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iss | \"https://id.example.org/\"",
                "iss | \"HTTPS://id.example.org\"",
                "iss | \"https://evil.example\"",
                "iss | [\"https://id.example.org\"]",
                "aud | \"https://id.example.org\"",
                "aud | [\"https://evil.example\"]",
                "aud | [\"https://id.example.org/\"]",
                "aud | []",
                "aud | [[\"https://id.example.org\"]]",
                "aud | [\"https://id.example.org\",1]",
                "client_id | \"other\"",
                "client_id | 1",
                "sub | \"\"",
                "sub | \"1-1-1-1-1\"",
                "sub | \"0198F0C2-0000-7000-8000-00000000000A\"",
                "sub | 1",
                "sid | \"not a uuid\"",
                "jti | {}",
                "amr | \"pwd\"",
                "amr | [\"mfa\"]",
                "amr | [1]",
                "roles | \"admin\"",
                "roles | [\"Admin\"]",
                "roles | [\"root\"]",
                "roles | [null]",
                "auth_time | -1",
                "auth_time | \"1\"",
                "exp | true",
                "exp | 1e30",
                "exp | 1E400",
                "exp | -1",
                "exp | 0",
                "exp | 253402300800",
                "exp | 9223372036854775807",
                "exp | 9223372036854775808",
                "exp | 99999999999999999999999999999999",
                "exp | \"253402300799\"",
                "exp | \"2999-01-01T00:00:00Z\"",
                "exp | [253402300799]",
                "exp | 253402300799.0",
                "exp | 253402300798.5",
                "iat | \"0\"",
                "iat | 0.0",
                "nbf | \"0\"",
                "nbf | 1e3",
                "nbf | 253402300799"
            })
    void a_claim_in_any_other_form_is_refused(String claim, String json) throws Exception {
        assertPayloadRefused(with(claim, json));
    }

    @Test
    void a_claim_made_twice_is_refused() throws Exception {
        assertPayloadRefused(payload.replaceFirst("\\{", "{\"roles\":[\"user\"],"));
        assertPayloadRefused(payload.replaceFirst("}$", ",\"sub\":\"0198f0c2-0000-7000-8000-000000000009\"}"));
        assertPayloadRefused(payload.replaceFirst("}$", ",\"x\":{\"a\":1,\"a\":2}}"));
    }

    @Test
    void there_is_no_leeway() throws Exception {
        assertPayloadRefused(with("exp", "" + now));
        assertThat(verified(with("exp", "" + (now + 1)))).isTrue();
        assertPayloadRefused(with("nbf", "" + (now + 1)));
        assertPayloadRefused(with("iat", "" + (now + 1)));
        assertThat(verified(with("iat", "0"))).isTrue();
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

    private String with(String claim, String json) {
        String pattern = "\"" + claim + "\":(\\[[^]]*]|\"[^\"]*\"|[0-9]+)";
        String changed = payload.replaceFirst(pattern, "\"" + claim + "\":" + json);
        assertThat(changed).isNotEqualTo(payload);
        return changed;
    }

    private boolean verified(String payload) throws Exception {
        return accessTokens
                .verify(Forge.es256(header, payload, pair.getPrivate()))
                .isPresent();
    }

    private void assertHeaderRefused(String header) throws Exception {
        assertRefused(Forge.es256(header, payload, pair.getPrivate()));
    }

    private void assertPayloadRefused(String payload) throws Exception {
        assertThat(verified(payload)).as(payload).isFalse();
    }

    private void assertRefused(String token) {
        assertThat(accessTokens.verify(token)).as(token).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
