package io.portcullis.http.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {

    @Test
    void no_two_problems_share_a_name_or_a_title() {
        assertThat(Arrays.stream(Problem.values()).map(Problem::slug)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Problem.values()).map(Problem::title)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void every_problem_says_when_it_happens_and_what_to_do(Problem problem) {
        assertThat(problem.title()).isNotBlank().doesNotEndWith(".");
        assertThat(problem.explanation().split("\n\n"))
                .hasSize(2)
                .allSatisfy(part -> assertThat(part).doesNotContain("\n").endsWith("."));
    }

    @ParameterizedTest
    @EnumSource
    void every_problem_is_found_by_its_name(Problem problem) {
        assertThat(Problem.named(problem.slug())).contains(problem);
        assertThat(problem.slug()).matches("[a-z]+(-[a-z]+)*");
        assertThat(problem.path()).isEqualTo("/problems/" + problem.slug());
    }

    @Test
    void no_other_name_is_found() {
        assertThat(Problem.named("NOT_FOUND")).isEmpty();
        assertThat(Problem.named("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400,malformed-request", "404,not-found", "405,method-not-allowed", "408,request-timeout",
        "413,content-too-large", "414,uri-too-long", "415,unsupported-media-type", "417,malformed-request",
        "426,malformed-request", "431,headers-too-large", "500,internal-error", "501,not-implemented",
        "502,internal-error", "503,overloaded", "505,http-version-not-supported"
    })
    void whatever_a_web_server_refuses_has_a_name(int status, String slug) {
        assertThat(Problem.ofStatus(status).slug()).isEqualTo(slug);
    }
}
