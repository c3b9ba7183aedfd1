package io.portcullis.crypto.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import io.portcullis.domain.signing.KeyTerm;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.testkit.Samples;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "1",
                "1e400",
                "[\"KID\"]",
                "{\"kid\":\"KID\"}",
                "\"KID\\u0000\"",
                "\"\\u0000KID\"",
                "\"KID \"",
                "\"KID\\n\"",
                "\"./KID\"",
                "\"KID/../KID\"",
                "\"%2e%2e%2fKID\"",
                "\"KID'; drop table signing_key; --\"",
                "\"KID' union select 'KID\"",
                "\"file:///dev/null\"",
                "\"/dev/null\"",
                "\"|| sleep 10 ||\"",
                "\"\\ud800\"",
                "\"\\uff21KID\""
            })
    void what_is_nearly_the_name_of_our_key_names_none(String kid) throws Exception {
        String changed = header.replace(
                '"' + key.id().value() + '"', kid.replace("KID", key.id().value()));
        assertHeaderRefused(changed);
        assertRefused(Forge.hs256(changed.replace("ES256", "HS256"), payload, new byte[1]));
    }

    @Test
    void the_name_of_a_key_counts_letter_by_letter() throws Exception {
        String id = key.id().value();
        for (int i = 0; i < id.length(); i++) {
            assertHeaderRefused(header.replace(id, id.substring(0, i)));
            assertHeaderRefused(header.replace(id, id.substring(i + 1)));
            char other = id.charAt(i) == 'A' ? 'B' : 'A';
            assertHeaderRefused(header.replace(id, id.substring(0, i) + other + id.substring(i + 1)));
        }
    }

    @Test
    void names_that_no_key_can_have_are_not_looked_up() throws Exception {
        assertThat(verified(payload)).isTrue();
        clock.pass(Duration.ofSeconds(2));
        int before = keys.readings();
        for (String id : List.of("", " ", "\\u0000", "../key", "x'--", "x".repeat(65), "x".repeat(1_000_000))) {
            assertHeaderRefused(header.replace(key.id().value(), id));
        }
        assertThat(keys.readings()).isEqualTo(before);
    }

    @Test
    void an_encrypted_token_is_none_of_ours() throws Exception {
        JWEHeader encrypted = new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A256GCM)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key.id().value())
                .build();
        for (String content : List.of(payload, Forge.es256(header, payload, pair.getPrivate()))) {
            JWEObject token = new JWEObject(encrypted, new Payload(content));
            token.encrypt(new ECDHEncrypter((ECPublicKey) pair.getPublic()));
            assertRefused(token.serialize());
        }
        String signed = Forge.es256(header, payload, pair.getPrivate());
        assertRefused(signed + ".AAAA.AAAA");
        assertRefused("AAAA.AAAA." + signed);
    }

    @Test
    void a_token_inside_a_token_is_not_looked_at() throws Exception {
        String inner = Forge.es256(header, payload, pair.getPrivate());
        assertPayloadRefused(inner);
        assertPayloadRefused('"' + inner + '"');
        assertPayloadRefused("{\"jwt\":\"" + inner + "\"}");
        assertRefused(Forge.es256(header.replace("}", ",\"cty\":\"JWT\"}"), inner, pair.getPrivate()));
    }

    @Test
    void a_token_brings_no_key_of_its_own() throws Exception {
        KeyPair own = vault.unwrap(
                        vault.generate(SigningAlgorithm.ES256, KeyTerm.first(clock.instant(), Samples.TOKEN_LIFE)))
                .orElseThrow();
        String jwk = new ECKey.Builder(Curve.P_256, (ECPublicKey) own.getPublic())
                .build()
                .toJSONString();
        for (String member : List.of("\"jwk\":" + jwk, "\"jwks\":{\"keys\":[" + jwk + "]}")) {
            String withKey = header.replace("}", "," + member + "}");
            assertRefused(Forge.es256(withKey, payload, own.getPrivate()));
        }
        assertRefused(
                Forge.es256(header.replaceFirst("\"kid\":.*}", "\"kid\":" + jwk + "}"), payload, own.getPrivate()));
        assertRefused(Forge.es256(header, payload, own.getPrivate()));
    }
}
