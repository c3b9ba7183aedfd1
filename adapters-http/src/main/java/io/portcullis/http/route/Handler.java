package io.portcullis.http.route;

import io.portcullis.application.session.Authenticate;
import io.portcullis.domain.account.Permission;
import io.portcullis.domain.session.Caller;
import io.portcullis.http.answer.Answer;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What answers a route. One that is for callers gets its caller handed in, so it can't run without one, and can't forget
 * to ask.
 */
public sealed interface Handler {

    /** Answers anybody. */
    record Open(Function<Request, Answer> answer) implements Handler {}

    /** Answers whomever {@code authenticate} knows. */
    record ForCaller(Authenticate authenticate, BiFunction<Request, Caller, Answer> answer) implements Handler {}

    /** Answers whomever {@code authenticate} knows and whose roles have that permission. */
    record ForPermitted(Permission permission, Authenticate authenticate, BiFunction<Request, Caller, Answer> answer)
            implements Handler {}
}
