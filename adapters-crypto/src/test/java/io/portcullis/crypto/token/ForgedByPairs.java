package io.portcullis.crypto.token;

import static io.portcullis.crypto.secret.SecretsOfTests.secrets;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.crypto.secret.RandomSecrets;
import io.portcullis.crypto.signing.AesKeyVault;
import io.portcullis.domain.port.AccessTokens;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.testkit.fake.SteppingClock;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Attacks on the signatures of an algorithm whose keys are pairs, for the algorithms that aren't the default. */
abstract class ForgedByPairs {

    private static final String URL = "https://id.example.org";

    private final AesKeyVault vault = new AesKeyVault(secrets(1), new RandomSecrets());
    private final SigningKey key = TestKeys.ours(algorithm());
    private final AccessTokens accessTokens =
            new JwtAccessTokens(algorithm(), URL, URL, new StoredKeys(key), vault, secrets(1), new SteppingClock());

    final KeyPair pair = vault.unwrap(key).orElseThrow();
    final String header = header(algorithm().joseName());
    final String payload = """
            {"iss":"https://id.example.org","aud":["https://id.example.org"],"client_id":"portcullis",\
            "sub":"0198f0c2-0000-7000-8000-000000000002","sid":"0198f0c2-0000-7000-8000-000000000003",\
            "jti":"0198f0c2-0000-7000-8000-000000000001","iat":NOW,"nbf":NOW,"exp":THEN,"auth_time":NOW,\
            "amr":["pwd"],"roles":["admin"]}""".replace("NOW", "" + SteppingClock.START.getEpochSecond())
            .replace("THEN", "" + (SteppingClock.START.getEpochSecond() + 600));

    abstract SigningAlgorithm algorithm();

    /** The token signed as it should be. */
    abstract String good() throws Exception;

    /** What a careless verifier might take for a symmetric key. */
    abstract List<byte[]> publicKeyInEveryForm() throws Exception;

    @Test
    void the_token_that_all_attacks_start_from_is_good() throws Exception {
        assertThat(accessTokens.verify(good())).isPresent();
    }

    @Test
    void a_signature_that_is_missing_or_of_another_length_is_refused() throws Exception {
        byte[] signature = signature();
        assertRefusedBy(new byte[0]);
        for (int length : new int[] {1, signature.length / 2, signature.length - 1}) {
            assertRefusedBy(Arrays.copyOf(signature, length));
            assertRefusedBy(Arrays.copyOfRange(signature, signature.length - length, signature.length));
        }
        for (int more : new int[] {1, 32, signature.length}) {
            assertRefusedBy(Arrays.copyOf(signature, signature.length + more));
            byte[] late = new byte[signature.length + more];
            System.arraycopy(signature, 0, late, more, signature.length);
            assertRefusedBy(late);
        }
        byte[] ones = new byte[signature.length];
        Arrays.fill(ones, (byte) 0xFF);
        assertRefusedBy(ones);
        assertRefusedBy(new byte[signature.length]);
    }

    @Test
    void no_bit_of_a_signature_can_be_changed() throws Exception {
        byte[] signature = signature();
        for (int bit = 0; bit < signature.length * 8; bit++) {
            byte[] changed = signature.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertRefusedBy(changed);
        }
    }

    @Test
    void no_character_can_be_changed_or_left_out() throws Exception {
        String token = good();
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertRefused(token.substring(0, i) + other + token.substring(i + 1));
            assertRefused(token.substring(0, i) + token.substring(i + 1));
        }
    }

    @Test
    void bytes_changed_at_random_are_noticed() throws Exception {
        Random random = new Random(1);
        String[] parts = good().split("\\.", -1);
        for (int round = 0; round < 200; round++) {
            String[] changed = parts.clone();
            int part = random.nextInt(parts.length);
            byte[] bytes = Base64.getUrlDecoder().decode(parts[part]);
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
            changed[part] = Forge.encoded(bytes);
            assertRefused(String.join(".", changed));
        }
    }

    @Test
    void the_public_key_is_no_symmetric_key() throws Exception {
        List<byte[]> forms = new ArrayList<>(publicKeyInEveryForm());
        byte[] der = pair.getPublic().getEncoded();
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        String pem = "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----";
        forms.add(der);
        for (String text : List.of(
                Base64.getEncoder().encodeToString(der),
                Forge.encoded(der),
                pem,
                pem + "\n",
                pem.replace("\n", "\r\n"),
                key.publicKey().jwk(),
                "{\"keys\":[" + key.publicKey().jwk() + "]}",
                key.id().value())) {
            forms.add(text.getBytes(StandardCharsets.UTF_8));
        }
        for (byte[] form : forms) {
            assertRefused(Forge.hs256(header("HS256"), payload, form));
            assertRefused(Forge.hs256(header, payload, form));
        }
    }

    @Test
    void the_header_names_the_algorithm_of_the_key_or_the_token_is_refused() throws Exception {
        String[] parts = good().split("\\.", -1);
        for (String other :
                List.of("none", "HS256", "ES256", "ES384", "RS256", "RS384", "PS256", "EdDSA", "Ed448", "")) {
            if (!other.equals(algorithm().joseName())) {
                assertRefused(Forge.encoded(header(other)) + '.' + parts[1] + '.' + parts[2]);
                assertRefused(Forge.encoded(header(other)) + '.' + parts[1] + '.');
            }
        }
    }

    @Test
    void another_key_of_the_same_sort_signs_nothing() throws Exception {
        KeyPair theirs = vault.unwrap(TestKeys.theirs(algorithm())).orElseThrow();
        assertRefused(signedBy(theirs));
    }

    /** The token signed as it should be, but for the key. */
    abstract String signedBy(KeyPair other) throws Exception;

    final String header(String algorithm) {
        return "{\"typ\":\"at+jwt\",\"alg\":\"%s\",\"kid\":\"%s\"}".formatted(algorithm, key.id());
    }

    final byte[] signature() throws Exception {
        String token = good();
        return Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1));
    }

    final void assertRefusedBy(byte[] signature) {
        assertRefused(Forge.encoded(header) + '.' + Forge.encoded(payload) + '.' + Forge.encoded(signature));
    }

    final void assertRefused(String token) {
        assertThat(accessTokens.verify(token)).as(token).isEmpty();
    }
}
