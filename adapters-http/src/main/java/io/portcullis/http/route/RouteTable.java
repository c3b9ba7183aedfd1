package io.portcullis.http.route;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Every route of a listener, by path. */
public final class RouteTable {

    private static final Pattern NAME = Pattern.compile("\\{[^/}]*}");

    /** Stands for any segment, and sorts behind every literal one. */
    private static final String ANY = "\uFFFF";

    private RouteTable() {}

    /**
     * The paths, in the order in which to try them: a literal one before every template that would match it too.
     *
     * @throws IllegalArgumentException if two routes would answer one request, or name the parts of one path differently
     */
    public static List<Resource> resources(Collection<? extends Routes> streets) {
        SortedMap<String, Map<Method, Route>> paths = new TreeMap<>();
        for (Routes street : streets) {
            for (Route route : street.routes()) {
                add(route, paths.computeIfAbsent(form(route.template()), _ -> new EnumMap<>(Method.class)));
            }
        }
        return paths.values().stream().map(Resource::of).toList();
    }

    private static void add(Route route, Map<Method, Route> path) {
        boolean otherwiseNamed =
                path.values().stream().anyMatch(other -> !other.template().equals(route.template()));
        if (otherwiseNamed || path.putIfAbsent(route.method(), route) != null) {
            throw new IllegalArgumentException(route.method() + " " + route.template() + " is there already");
        }
    }

    private static String form(String template) {
        return NAME.matcher(template).replaceAll(ANY);
    }
}
