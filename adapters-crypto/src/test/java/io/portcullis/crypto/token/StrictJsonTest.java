package io.portcullis.crypto.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    private final StrictJson json = new StrictJson();

    @ParameterizedTest
    @ValueSource(strings = {"{}", " {\"a\":1} ", "{\"a\":{\"b\":1},\"b\":1}", "{\"\u00e9\":\"\ud83d\udd11\"}"})
    void an_object_is_read(String text) {
        assertThat(json.object(text.getBytes(StandardCharsets.UTF_8))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "1",
                "[]",
                "\"{}\"",
                "{",
                "{\"a\":1,}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{}{}",
                "{}x",
                "{}]",
                "{}//",
                "{/**/}",
                "\ufeff{}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"a\":{\"b\":1,\"b\":2}}"
            })
    void what_readers_differ_about_is_refused(String text) {
        assertThat(json.object(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        assertThat(json.object("{}".getBytes(StandardCharsets.UTF_16BE))).isEmpty();
        assertThat(json.object("{}".getBytes(StandardCharsets.UTF_16LE))).isEmpty();
        assertThat(json.object("{\"\u00e9\":1}".getBytes(StandardCharsets.ISO_8859_1)))
                .isEmpty();
        assertThat(json.object(new byte[] {'{', '"', (byte) 0xC0, (byte) 0xA2, '"', ':', '1', '}'}))
                .as("an overlong encoding")
                .isEmpty();
    }

    @Test
    void deep_nesting_is_refused_and_does_no_harm() {
        String deep = "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        assertThat(json.object(deep.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }
}
