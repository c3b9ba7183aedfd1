package io.portcullis.http.openapi;

import io.portcullis.http.answer.Answer;
import io.portcullis.http.answer.Reply;
import io.portcullis.http.route.Method;
import io.portcullis.http.route.Route;
import io.portcullis.http.route.Routes;
import java.util.List;
import java.util.stream.Stream;

/**
 * The interface, described in OpenAPI 3.1. A street describes itself, in an {@value OpenApiDocument#FRAGMENT} beside its
 * {@link Routes}: its paths, and the schemas that are its own. What all share is in the one of this street.
 */
public final class OpenApiRoutes implements Routes {

    private final Reply document;

    private OpenApiRoutes(List<? extends Routes> streets) {
        document = Answer.ok(OpenApiDocument.of(Stream.concat(
                                Stream.of(OpenApiRoutes.class), streets.stream().map(Routes::getClass))
                        .distinct()
                        .toList()))
                .cacheable();
    }

    /**
     * These streets, and the one that describes them all.
     *
     * @throws IllegalArgumentException if one has no description, or two describe the same
     */
    public static List<Routes> describing(List<? extends Routes> streets) {
        return Stream.concat(streets.stream(), Stream.of(new OpenApiRoutes(streets)))
                .toList();
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.open(Method.GET, "/openapi.json", _ -> document));
    }
}
