package io.portcullis.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.request.Origin;
import io.portcullis.http.answer.Answer;
import io.portcullis.http.answer.Content;
import io.portcullis.http.answer.Problem;
import io.portcullis.http.answer.Reply;
import io.portcullis.http.route.Handler;
import io.portcullis.http.route.Query;
import io.portcullis.http.route.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemRoutesTest {

    @ParameterizedTest
    @EnumSource
    void the_list_links_to_every_problem(Problem problem) {
        assertThat(text(answer("/problems", Map.of()))).contains("[" + problem.slug() + "](" + problem.path() + ")");
    }

    @ParameterizedTest
    @EnumSource
    void every_problem_has_a_page(Problem problem) {
        assertThat(text(answer("/problems/{type}", Map.of("type", problem.slug()))))
                .startsWith("# " + problem.title())
                .contains(Integer.toString(problem.status()))
                .contains(problem.explanation());
    }

    @Test
    void what_is_no_problem_has_none() {
        assertThat(answer("/problems/{type}", Map.of("type", "nonsense"))).isEqualTo(Problem.NOT_FOUND.refusal());
    }

    private static String text(Answer answer) {
        Reply reply = (Reply) answer;
        assertThat(reply.headers()).containsEntry("Cache-Control", "public, max-age=300");
        return reply.content().map(Content::text).orElseThrow();
    }

    private static Answer answer(String template, Map<String, String> path) {
        Handler.Open handler = new ProblemRoutes()
                .routes().stream()
                        .filter(route -> route.template().equals(template))
                        .map(route -> (Handler.Open) route.handler())
                        .findFirst()
                        .orElseThrow();
        return handler.answer()
                .apply(new Request(
                        path,
                        new Query(Optional.empty(), List.of()),
                        Optional.empty(),
                        new Origin("127.0.0.1", "127.0.0.1", Optional.empty(), "some-id")));
    }
}
