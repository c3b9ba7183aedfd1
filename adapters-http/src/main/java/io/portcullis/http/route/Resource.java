package io.portcullis.http.route;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All routes of one path. */
public record Resource(String template, Map<Method, Route> routes) {

    public Resource {
        routes = Map.copyOf(routes);
    }

    /** The resource of routes that all have one template. */
    static Resource of(Map<Method, Route> routes) {
        return new Resource(routes.values().iterator().next().template(), routes);
    }

    /** The route for a method; {@code HEAD} is answered by the route for {@code GET} (RFC 9110, section 9.3.2). */
    public Optional<Route> route(Method method) {
        return Optional.ofNullable(routes.get(method == Method.HEAD ? Method.GET : method));
    }

    /** The methods that it knows, as the header {@code Allow} lists them; every resource knows {@code OPTIONS}. */
    public String allow() {
        return Arrays.stream(Method.values())
                .filter(method -> method == Method.OPTIONS || route(method).isPresent())
                .map(Method::name)
                .collect(Collectors.joining(", "));
    }
}
