package io.portcullis.http.problem;

import io.portcullis.http.answer.Answer;
import io.portcullis.http.answer.Content;
import io.portcullis.http.answer.Problem;
import io.portcullis.http.answer.Reply;
import io.portcullis.http.route.Method;
import io.portcullis.http.route.Request;
import io.portcullis.http.route.Route;
import io.portcullis.http.route.Routes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The catalogue of problems, for people. */
public final class ProblemRoutes implements Routes {

    @Override
    public List<Route> routes() {
        return List.of(
                Route.open(Method.GET, "/problems", _ -> list()),
                Route.open(Method.GET, "/problems/{type}", ProblemRoutes::explain));
    }

    private static Answer list() {
        String problems = Arrays.stream(Problem.values())
                .map(problem -> "- %d [%s](%s): %s\n"
                        .formatted(problem.status(), problem.slug(), problem.path(), problem.title()))
                .collect(Collectors.joining());
        return page("# Problems\n\n" + problems);
    }

    private static Answer explain(Request request) {
        return Problem.named(request.pathParameter("type"))
                .<Answer>map(problem -> page("# %s\n\n`%s`, status %d\n\n%s\n"
                        .formatted(problem.title(), problem.slug(), problem.status(), problem.explanation())))
                .orElseGet(Problem.NOT_FOUND::refusal);
    }

    private static Reply page(String markdown) {
        return Reply.of(200, Content.markdown(markdown)).cacheable();
    }
}
