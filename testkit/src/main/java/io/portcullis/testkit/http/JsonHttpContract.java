package io.portcullis.testkit.http;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How strictly a body is read. Nothing here comes as far as hashing a password. */
public abstract class JsonHttpContract extends HttpContract {

    private static final int LIMIT = 16 * 1024;
    private static final String UNKNOWN_TOKEN = "{\"refresh_token\":\"prt1.unknown\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nonsense",
                "{",
                "{\"refresh_token\":\"a\"",
                "{\"refresh_token\":\"a\",}",
                "{\"refresh_token\":\"a\"}}",
                "{\"refresh_token\":\"a\"} {}",
                "{\"refresh_token\":\"a\"} trailing",
                "{\"refresh_token\":\"a\"}\u0000",
                "\uFEFF{\"refresh_token\":\"a\"}",
                "{\"refresh_token\":\"a\",\"refresh_token\":\"a\"}",
                "{\"refresh_token\":\"a\",\"refresh\\u005ftoken\":\"b\"}",
                "{\"refresh_token\":\"a\",\"more\":{\"x\":1,\"x\":2}}",
                "{'refresh_token':'a'}",
                "{refresh_token:\"a\"}",
                "{\"refresh_token\":\"a\" /* a comment */}",
                "{\"refresh_token\":NaN}",
                "{\"refresh_token\":007}",
                "{\"refresh_token\":+1}",
                "{\"refresh_token\":True}",
                "{\"refresh_token\":\"two\nlines\"}",
                "{\"refresh_token\":\"\\x41\"}",
                "{\"refresh_token\":\"\\u12\"}"
            })
    void what_is_not_one_json_text_is_malformed_and_nothing_more_is_told(String text) {
        assertThat(refresh(text.getBytes(UTF_8)))
                .as("a body that is not JSON")
                .isProblem(Problem.MALFORMED_REQUEST)
                .tellsNoFault();
    }

    @Test
    void what_is_not_utf_8_is_malformed() {
        for (byte[] bytes : List.of(
                UNKNOWN_TOKEN.getBytes(UTF_16),
                UNKNOWN_TOKEN.getBytes(UTF_16BE),
                around(0xFF),
                around(0xE9),
                around(0xC0, 0xAF),
                around(0xED, 0xA0, 0x80),
                around(0xF4, 0x90, 0x80, 0x80),
                around(0xE2, 0x82))) {
            assertThat(refresh(bytes))
                    .as("a body that is not UTF-8")
                    .isProblem(Problem.MALFORMED_REQUEST)
                    .tellsNoFault();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"refresh_token\":\"a\"}]", "\"a\"", "1", "true", "null"})
    void what_is_no_object_has_the_wrong_shape(String text) {
        assertThat(refresh(text.getBytes(UTF_8))).isProblem(Problem.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "1.5", "true", "[]", "[\"a\"]", "{}", "{\"deeper\":{\"still\":[]}}"})
    void a_wrong_type_is_told_and_null_is_one(String value) {
        assertThat(refresh(("{\"refresh_token\":" + value + "}").getBytes(UTF_8)))
                .isProblem(Problem.MALFORMED_REQUEST)
                .tells("#/refresh_token wrong-type");
    }

    @Test
    void an_optional_member_is_left_out_and_never_null() {
        assertThat(post("/v1/accounts", "{\"email\":\"a@b.example\",\"password\":\"short\",\"display_name\":null}"))
                .isProblem(Problem.MALFORMED_REQUEST)
                .tells("#/display_name wrong-type");
    }

    @Test
    void all_faults_of_shape_are_told_together_and_before_any_value_is_looked_at() {
        assertThat(post("/v1/accounts", "{\"email\":\"nobody\",\"display_name\":[],\"roles\":[\"admin\"],\"Email\":1}"))
                .isProblem(Problem.MALFORMED_REQUEST)
                .tells(
                        "#/password required",
                        "#/display_name wrong-type",
                        "#/roles unknown-member",
                        "#/Email unknown-member");
        assertThat(post("/v1/sessions", "{}"))
                .isProblem(Problem.MALFORMED_REQUEST)
                .tells("#/email required", "#/password required");
    }

    @Test
    void a_pointer_is_escaped_as_in_a_uri() {
        assertThat(refresh("{\"refresh_token\":\"a\",\"a/b~c ä\":1}".getBytes(UTF_8)))
                .as("RFC 6901, sections 3 and 6")
                .isProblem(Problem.MALFORMED_REQUEST)
                .tells("#/a~1b~0c%20%C3%A4 unknown-member");
    }

    @Test
    void a_broken_member_name_is_malformed_like_any_other() {
        assertThat(refresh("{\"refresh_token\":\"a\",\"\\ud800\":1}".getBytes(UTF_8)))
                .as("a member whose name is half a pair")
                .isProblem(Problem.MALFORMED_REQUEST);
    }

    @Test
    void what_is_built_to_exhaust_a_reader_is_malformed() {
        for (String text : List.of(
                "[".repeat(LIMIT),
                "{\"a\":".repeat(LIMIT / 8),
                "{\"refresh_token\":" + "[".repeat(7_000) + "]".repeat(7_000) + "}",
                "{\"refresh_token\":" + "9".repeat(16_000) + "}",
                "{\"refresh_token\":1e999999999}",
                "{\"" + "n".repeat(16_000) + "\":1}")) {
            assertThat(refresh(text.getBytes(UTF_8)))
                    .as("a body that begins with %s", text.substring(0, 20))
                    .isProblem(Problem.MALFORMED_REQUEST);
        }
    }

    @Test
    void white_space_and_escapes_are_json_too() {
        for (String text : List.of(
                " \r\n\t" + UNKNOWN_TOKEN + " \n",
                "{\"refresh\\u005Ftoken\":\"prt1.\"}",
                "{\"refresh_token\":\"\\ud83d\\ude00\"}")) {
            assertThat(refresh(text.getBytes(UTF_8))).as(text).isProblem(Problem.INVALID_REFRESH_TOKEN);
        }
    }

    @Test
    void a_body_has_16_kib_at_most() {
        String most = UNKNOWN_TOKEN + " ".repeat(LIMIT - UNKNOWN_TOKEN.length());
        Call call = Call.post("/v1/sessions/refresh").header("Content-Type", "application/json");
        assertThat(send(call.body(most))).as("16 KiB").isProblem(Problem.INVALID_REFRESH_TOKEN);
        assertThat(send(call.chunked(most))).as("16 KiB in chunks").isProblem(Problem.INVALID_REFRESH_TOKEN);
        assertThat(send(call.body(most + " "))).as("one byte more").isProblem(Problem.CONTENT_TOO_LARGE);
        assertThat(send(call.chunked(most + " "))).as("one byte more in chunks").isProblem(Problem.CONTENT_TOO_LARGE);
    }

    @Test
    void who_sends_far_too_much_still_reads_why_it_was_refused() {
        Call call = Call.post("/v1/sessions/refresh").json(" ".repeat(1_000_000));
        for (int i = 0; i < 20; i++) {
            assertThat(send(call)).isProblem(Problem.CONTENT_TOO_LARGE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/JSON",
                "application/json;charset=utf-8",
                "application/json; charset=UTF-8",
                "application/json ; charset=\"utf-8\""
            })
    void json_in_utf_8_is_taken(String type) {
        assertThat(typed(type)).isProblem(Problem.INVALID_REFRESH_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/json",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/jsonp",
                "application/problem+json",
                "application/merge-patch+json",
                "application/*",
                "*/*",
                "json",
                "application/json; charset=iso-8859-1",
                "application/json; charset=utf-16",
                "application/json; charset=nonsense"
            })
    void any_other_type_is_unsupported(String type) {
        assertThat(typed(type)).isProblem(Problem.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void a_body_says_what_it_is_and_is_not_compressed() {
        Call call = Call.post("/v1/sessions/refresh").body(UNKNOWN_TOKEN);
        assertThat(send(call)).as("without a type").isProblem(Problem.UNSUPPORTED_MEDIA_TYPE);
        assertThat(send(call.header("Content-Type", "application/json").header("Content-Encoding", "gzip")))
                .as("in gzip")
                .isProblem(Problem.UNSUPPORTED_MEDIA_TYPE);
    }

    private Answer typed(String type) {
        return send(
                Call.post("/v1/sessions/refresh").header("Content-Type", type).body(UNKNOWN_TOKEN));
    }

    private Answer post(String path, String json) {
        return send(Call.post(path).json(json));
    }

    private Answer refresh(byte[] body) {
        return send(Call.post("/v1/sessions/refresh")
                .header("Content-Type", "application/json")
                .body(body));
    }

    /** A refresh whose token holds these bytes. */
    private static byte[] around(int... bytes) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("{\"refresh_token\":\"a".getBytes(UTF_8));
        for (int b : bytes) {
            body.write(b);
        }
        body.writeBytes("z\"}".getBytes(UTF_8));
        return body.toByteArray();
    }
}
