package io.portcullis.crypto.token;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens whose header is not quite one of ours. */
class ForgedHeaderTest extends TokenAttack {

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
}
