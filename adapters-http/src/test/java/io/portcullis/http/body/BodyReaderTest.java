package io.portcullis.http.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.portcullis.http.answer.Answer;
import io.portcullis.http.answer.FieldFault;
import io.portcullis.http.answer.Problem;
import io.portcullis.http.answer.Refusal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReaderTest {

    private static final Shape SHAPE = Shape.ofTexts("email", "password").andMaybeTexts("display_name");
    private static final String GOOD = "{\"email\":\"e\",\"password\":\"p\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                GOOD,
                " \r\n\t" + GOOD + " ",
                "{\"password\":\"\",\"email\":\"\"}",
                "{\"email\":\"e\",\"password\":\"p\",\"display_name\":\"d\"}"
            })
    void a_body_of_the_shape_is_read(String body) {
        assertThat(read(body)).isEqualTo(Answer.done());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "email=e&password=p",
                "{'email':'e'}",
                "{\"email\":\"e\",}",
                "{\"email\":\"e\" /* comment */}",
                "{\"email\":NaN}",
                "{\"email\":\"\t\"}",
                "{\"email\":\"e\",\"email\":\"e\",\"password\":\"p\"}",
                "{\"email\":\"e\",\"\\u0065mail\":\"f\",\"password\":\"p\"}",
                "{\"other\":{\"a\":1,\"a\":2}}",
                GOOD + GOOD,
                GOOD + "x",
                "\uFEFF" + GOOD
            })
    void what_is_not_json_is_refused_alone(String body) {
        Refusal refusal = refused(body);
        assertThat(refusal.problem()).isEqualTo(Problem.MALFORMED_REQUEST);
        assertThat(refusal.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE"})
    void no_other_charset_is_guessed_at(String charset) {
        Refusal refusal = refused(GOOD.getBytes(Charset.forName(charset)));
        assertThat(refusal.problem()).isEqualTo(Problem.MALFORMED_REQUEST);
        assertThat(refusal.faults()).isEmpty();
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        assertThat(refused("{\"email\":\"é\",\"password\":\"p\"}".getBytes(StandardCharsets.ISO_8859_1))
                        .problem())
                .isEqualTo(Problem.MALFORMED_REQUEST);
    }

    @Test
    void all_faults_of_shape_are_told_together() {
        Refusal refusal = refused("{\"roles\":[\"admin\"],\"password\":null,\"display_name\":{\"a\":{}}}");
        assertThat(refusal.problem()).isEqualTo(Problem.MALFORMED_REQUEST);
        assertThat(refusal.faults())
                .extracting(FieldFault::pointer, FieldFault::code)
                .containsExactly(
                        tuple("#/roles", "unknown-member"),
                        tuple("#/password", "wrong-type"),
                        tuple("#/display_name", "wrong-type"),
                        tuple("#/email", "required"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "1", "1.5e400", "[]", "{}", "[\"e\"]"})
    void nothing_but_a_text_passes_for_a_text(String value) {
        assertThat(refused("{\"email\":" + value + ",\"password\":\"p\"}").faults())
                .containsExactly(FieldFault.wrongType("email", "a string"));
    }

    @Test
    void however_deep_or_long_a_value_is_it_is_merely_of_the_wrong_type() {
        for (String value :
                List.of("[".repeat(8000) + "]".repeat(8000), "9".repeat(16_000), "1e" + "9".repeat(16_000))) {
            assertThat(refused("{\"email\":" + value + ",\"password\":\"p\"}").faults())
                    .containsExactly(FieldFault.wrongType("email", "a string"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"text\"", "1"})
    void a_document_that_is_no_object_is_of_the_wrong_type_as_a_whole(String body) {
        assertThat(refused(body).faults()).containsExactly(FieldFault.notAnObject());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json",
                "application/json;charset=utf-8",
                "Application/JSON; Charset=\"UTF-8\"",
                "application/json ; profile=x ; charset=utf-8",
                "application/json;"
            })
    void json_in_utf_8_is_welcome_however_it_is_written(String contentType) {
        assertThat(BodyReader.whenShaped(
                        SHAPE, List.of(contentType), false, GOOD.getBytes(StandardCharsets.UTF_8), _ -> Answer.done()))
                .isEqualTo(Answer.done());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain",
                "application/json-patch+json",
                "application/jsonx",
                "application/x-www-form-urlencoded",
                "application/json; charset=iso-8859-1",
                "application/json; charset=utf-8; charset=utf-16",
                "application/json; charset=\"utf-8",
                "application/json charset=utf-8",
                "application/json, text/plain",
                "''"
            })
    void anything_else_is_no_media_type_of_ours(String contentType) {
        assertThat(refused(List.of(contentType), false, GOOD).problem()).isEqualTo(Problem.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void a_body_needs_exactly_one_media_type() {
        assertThat(refused(List.of(), false, GOOD).problem()).isEqualTo(Problem.UNSUPPORTED_MEDIA_TYPE);
        assertThat(refused(List.of("application/json", "application/json"), false, GOOD)
                        .problem())
                .isEqualTo(Problem.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void an_encoding_is_refused_before_the_bytes_are_looked_at() {
        Refusal refusal = refused(List.of("application/json"), true, "not json");
        assertThat(refusal.problem()).isEqualTo(Problem.UNSUPPORTED_MEDIA_TYPE);
        assertThat(refusal.headers()).containsEntry("Accept-Encoding", "identity");
    }

    @Test
    void nothing_at_all_has_no_media_type_and_is_malformed() {
        assertThat(refused(List.of(), false, "").problem()).isEqualTo(Problem.MALFORMED_REQUEST);
    }

    private static Answer read(String body) {
        return BodyReader.whenShaped(
                SHAPE, List.of("application/json"), false, body.getBytes(StandardCharsets.UTF_8), _ -> Answer.done());
    }

    private static Refusal refused(String body) {
        return (Refusal) read(body);
    }

    private static Refusal refused(byte[] body) {
        return (Refusal) BodyReader.whenShaped(SHAPE, List.of("application/json"), false, body, _ -> Answer.done());
    }

    private static Refusal refused(List<String> contentTypes, boolean encoded, String body) {
        return (Refusal) BodyReader.whenShaped(
                SHAPE, contentTypes, encoded, body.getBytes(StandardCharsets.UTF_8), _ -> Answer.done());
    }
}
