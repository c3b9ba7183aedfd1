package io.portcullis.http.route;

import io.portcullis.application.session.Authenticate;
import io.portcullis.domain.account.Permission;
import io.portcullis.domain.session.Caller;
import io.portcullis.http.answer.Answer;
import io.portcullis.http.body.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One method of one path, as data. The router, {@code 405} and {@code Allow} are made from these; so is whatever else
 * has to know the whole interface.
 *
 * @param template the path, whose segments are literal or a name in braces, such as {@code /v1/sessions/{id}}
 * @param body the shape of the body; absent where none is read
 * @param query the names of the parameters that are read; any other is passed over
 * @param hashes whether answering takes one of the few places where passwords are hashed
 */
public record Route(
        Method method, String template, Optional<Shape> body, List<String> query, Handler handler, boolean hashes) {

    public Route {
        query = List.copyOf(query);
    }

    /** A route for anybody. */
    public static Route open(Method method, String template, Function<Request, Answer> answer) {
        return new Route(method, template, Optional.empty(), List.of(), new Handler.Open(answer), false);
    }

    /** A route for anybody, with a body. */
    public static Route open(Method method, String template, Shape body, Function<Request, Answer> answer) {
        return new Route(method, template, Optional.of(body), List.of(), new Handler.Open(answer), false);
    }

    /** A route for callers. */
    public static Route forCaller(
            Method method, String template, Authenticate authenticate, BiFunction<Request, Caller, Answer> answer) {
        return new Route(
                method, template, Optional.empty(), List.of(), new Handler.ForCaller(authenticate, answer), false);
    }

    /** A route for callers, with a body. */
    public static Route forCaller(
            Method method,
            String template,
            Shape body,
            Authenticate authenticate,
            BiFunction<Request, Caller, Answer> answer) {
        return new Route(
                method, template, Optional.of(body), List.of(), new Handler.ForCaller(authenticate, answer), false);
    }

    /** A route for callers who have that permission. */
    public static Route forPermitted(
            Permission permission,
            Method method,
            String template,
            Authenticate authenticate,
            BiFunction<Request, Caller, Answer> answer) {
        return new Route(
                method,
                template,
                Optional.empty(),
                List.of(),
                new Handler.ForPermitted(permission, authenticate, answer),
                false);
    }

    /** A route for callers who have that permission, with a body. */
    public static Route forPermitted(
            Permission permission,
            Method method,
            String template,
            Shape body,
            Authenticate authenticate,
            BiFunction<Request, Caller, Answer> answer) {
        return new Route(
                method,
                template,
                Optional.of(body),
                List.of(),
                new Handler.ForPermitted(permission, authenticate, answer),
                false);
    }

    /** This route, whose answer takes one of the few places where passwords are hashed. */
    public Route hashing() {
        return new Route(method, template, body, query, handler, true);
    }

    /** This route, which reads these parameters of the query, and can read no others. */
    public Route reading(String... names) {
        return new Route(method, template, body, List.of(names), handler, hashes);
    }

    public Access access() {
        return switch (handler) {
            case Handler.Open _ -> Access.PUBLIC;
            case Handler.ForCaller _ -> Access.CALLER;
            case Handler.ForPermitted _ -> Access.PERMITTED;
        };
    }

    /** What a caller must be permitted; absent where being one is enough, or not even needed. */
    public Optional<Permission> permission() {
        return switch (handler) {
            case Handler.Open _, Handler.ForCaller _ -> Optional.empty();
            case Handler.ForPermitted permitted -> Optional.of(permitted.permission());
        };
    }
}
