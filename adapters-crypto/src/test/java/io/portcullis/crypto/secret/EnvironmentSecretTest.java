package io.portcullis.crypto.secret;

import static io.portcullis.crypto.secret.SecretsOfTests.secret;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentSecretTest {

    /** Computed by Python's hmac from RFC 5869; what stores hold depends on these, so they never change. */
    private static final Map<KeyUse, String> KNOWN_KEYS = Map.ofEntries(
            entry(KeyUse.PEPPER, "c531753add5b4c5024928d01d7bccc087df89cd107409e905bef7df09a96cf4e"),
            entry(KeyUse.KEY_WRAPPING, "6b3bfe982c6259e0770e80e0cf627c6329b0c3449e215d5c11681f12ec82e2ea"),
            entry(KeyUse.REFRESH_TOKEN, "42d1ab1e18dd397fd5968498510d3d0f641b8d7d7c6ba0e96dce06a28f7c5dac"),
            entry(KeyUse.DEVICE_TOKEN, "fa332cfb9ad54b8e1cde4d184d355655edbc08d1c0a8858b9927e127bae67261"),
            entry(KeyUse.EVENT_CURSOR, "92411193f9ca707bcf8974c94e776dead2150aa9a1a50e0495b983046c76afd9"),
            entry(KeyUse.TRAIL_CURSOR, "7d19597ccd40feb9d45aeb8b014aa53dfa180e0359eb84957ab9a4440ea3c84c"),
            entry(KeyUse.ACCOUNT_CURSOR, "cc96232c89057aaf756552ccc63bcdae976270c2b0fe8e23b9ba3b9723f0005a"),
            entry(KeyUse.VERIFICATION_TOKEN, "25e064de392274024b65178265a54980307494200e6543de68d2d0448e64625e"),
            entry(KeyUse.RESET_TOKEN, "d027d931997ae485c8c26f19a43161d9e644002069c410c98e2e64c9b4c6c5f6"),
            entry(KeyUse.PSEUDONYM, "77d40aba371736ca7b7730f144a5ea67f947540a489c86cf50576d64933e287b"),
            entry(KeyUse.HS256_SIGNING, "f7dcbbf2efb19c03bd9470c6faf3139b7354a5999cae336ba18b0e12f4afd362"));

    @Test
    void the_id_the_check_value_and_every_key_are_the_known_answers() {
        EnvironmentSecret secret = secret(1);
        assertThat(secret.id()).hasToString("9ef7f9e6698ac049");
        assertThat(secret.check().secret()).isEqualTo(secret.id());
        assertThat(secret.check().value())
                .isEqualTo("4a72967d1ed15d20511bb0b200a68293fef40d35a0485b047987110cd4665b06");
        assertThat(KeyUse.values())
                .allSatisfy(use ->
                        assertThat(hex(secret, use)).as("the key for %s", use).isEqualTo(KNOWN_KEYS.get(use)));
    }

    @Test
    void no_two_uses_and_no_two_secrets_share_a_key() {
        assertThat(Stream.of(1, 2).flatMap(number -> Stream.of(KeyUse.values()).map(use -> hex(secret(number), use))))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 33, 64, 1_000})
    void a_secret_of_32_bytes_or_more_is_one(int length) {
        assertThat(EnvironmentSecret.parse(base64(length))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31})
    void a_shorter_one_is_none(int length) {
        assertThat(EnvironmentSecret.parse(base64(length))).isEmpty();
    }

    @Test
    void what_is_not_base64_is_none() {
        assertThat(EnvironmentSecret.parse("correct horse battery staple, and some more of them"))
                .isEmpty();
    }

    @Test
    void its_text_names_it_and_tells_nothing_of_it() {
        assertThat(secret(1)).hasToString("the secret 9ef7f9e6698ac049");
    }

    private static String base64(int length) {
        return Base64.getEncoder().encodeToString(new byte[length]);
    }

    private static String hex(EnvironmentSecret secret, KeyUse use) {
        return HexFormat.of().formatHex(secret.key(use).getEncoded());
    }
}
