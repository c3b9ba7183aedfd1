package io.portcullis.crypto.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens whose claims are not quite ours, under the right signature. */
class ForgedClaimsTest extends TokenAttack {

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

    @ParameterizedTest
    @ValueSource(
            strings = {"iss", "sub", "aud", "iat", "nbf", "exp", "jti", "client_id", "sid", "auth_time", "amr", "roles"
            })
    void no_claim_is_of_another_type(String claim) throws Exception {
        for (String json : List.of(
                "true",
                "false",
                "-1",
                "-9223372036854775808",
                "9223372036854775808",
                "18446744073709551616",
                "1e30",
                "1e999999999",
                "1.5",
                "-0.0",
                "\"\"",
                "\"1\"",
                "\"null\"",
                "{}",
                "{\"value\":1}",
                "[null]",
                "[true]",
                "[0]",
                "[\"\"]",
                "[[]]",
                "[{}]",
                "9".repeat(2_000),
                "[".repeat(1_500) + "]".repeat(1_500))) {
            assertPayloadRefused(with(claim, json));
        }
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

    private String with(String claim, String json) {
        String pattern = "\"" + claim + "\":(\\[[^]]*]|\"[^\"]*\"|[0-9]+)";
        String changed = payload.replaceFirst(pattern, "\"" + claim + "\":" + json);
        assertThat(changed).isNotEqualTo(payload);
        return changed;
    }
}
