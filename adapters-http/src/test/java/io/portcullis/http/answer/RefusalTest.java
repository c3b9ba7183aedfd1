package io.portcullis.http.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.request.Fault;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalTest {

    private static final FieldFault SHORT =
            FieldFault.of("password", new Fault(Fault.Code.TOO_SHORT, "15 characters at least"));

    @Test
    void a_refusal_goes_over_the_wire_as_a_problem_document() {
        Reply reply = Problem.INVALID_REQUEST.refusal().blaming(List.of(SHORT)).reply("some-id");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.content()).contains(new Content("application/problem+json", """
                        {"type":"/problems/invalid-request","title":"The request is not valid","status":400,\
                        "detail":"password is too short: 15 characters at least","request_id":"some-id",\
                        "errors":[{"pointer":"#/password","code":"too-short","detail":"15 characters at least"}]}"""));
    }

    @Test
    void what_there_is_nothing_to_say_about_is_left_out() {
        assertThat(text(Problem.NOT_FOUND.refusal())).isEqualTo("""
                        {"type":"/problems/not-found","title":"There is no such thing","status":404,\
                        "request_id":"some-id"}""");
    }

    @Test
    void several_faults_are_counted_in_words_and_listed_in_full() {
        Refusal refusal =
                Problem.MALFORMED_REQUEST.refusal().blaming(List.of(FieldFault.required("a"), FieldFault.unknown("b")));
        assertThat(text(refusal))
                .contains("\"detail\":\"2 faults,")
                .contains("\"#/a\",\"code\":\"required\"")
                .contains("\"#/b\",\"code\":\"unknown-member\"");
    }

    @Test
    void the_name_of_an_unknown_member_is_told_nowhere_but_in_its_pointer() {
        assertThat(text(Problem.MALFORMED_REQUEST.refusal().blaming(List.of(FieldFault.unknown("<b>")))))
                .contains("#/%3Cb%3E")
                .doesNotContain("<b>");
    }

    @ParameterizedTest
    @EnumSource(Fault.Code.class)
    void every_fault_of_a_value_has_a_code_and_a_sentence(Fault.Code code) {
        FieldFault fault = FieldFault.of("email", new Fault(code, "so and so"));
        assertThat(fault.code()).matches("[a-z]+(-[a-z]+)*");
        assertThat(fault.sentence()).matches("email (is|contains) .*: so and so");
    }

    @Test
    void every_401_carries_a_challenge() {
        assertThat(Arrays.stream(Problem.values()).filter(problem -> problem.status() == 401))
                .hasSizeGreaterThan(1)
                .allSatisfy(
                        problem -> assertThat(problem.refusal().headers()).containsEntry("WWW-Authenticate", "Bearer"));
    }

    @Test
    void a_bad_token_is_named_in_the_challenge() {
        assertThat(Problem.INVALID_TOKEN.refusal().blamingToken().headers())
                .containsEntry("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "1000,1", "1001,2", "2000,2", "59999,60"})
    void the_time_to_come_back_is_in_whole_seconds_and_never_too_early(long millis, String seconds) {
        assertThat(Problem.OVERLOADED
                        .refusal()
                        .retryAfter(Duration.ofMillis(millis))
                        .headers())
                .containsEntry("Retry-After", seconds);
    }

    @Test
    void every_503_says_when_to_come_back() {
        assertThat(Problem.OVERLOADED.refusal().headers()).containsKey("Retry-After");
    }

    private static String text(Refusal refusal) {
        return refusal.reply("some-id").content().orElseThrow().text();
    }
}
