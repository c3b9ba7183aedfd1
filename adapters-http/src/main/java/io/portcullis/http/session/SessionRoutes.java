package io.portcullis.http.session;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portcullis.application.session.Authenticate;
import io.portcullis.application.session.EndSession;
import io.portcullis.application.session.EndSessions;
import io.portcullis.application.session.ListSessions;
import io.portcullis.application.session.LogIn;
import io.portcullis.application.session.LogOut;
import io.portcullis.application.session.RefreshSession;
import io.portcullis.application.session.SessionUseCases;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.session.SessionId;
import io.portcullis.http.account.AccountDocument;
import io.portcullis.http.answer.Answer;
import io.portcullis.http.answer.Problem;
import io.portcullis.http.body.Field;
import io.portcullis.http.body.Fields;
import io.portcullis.http.body.Shape;
import io.portcullis.http.route.Method;
import io.portcullis.http.route.Request;
import io.portcullis.http.route.Route;
import io.portcullis.http.route.Routes;
import java.util.List;

/** Logging in, staying in, and getting out. */
public final class SessionRoutes implements Routes {

    private static final String SESSIONS = "/v1/sessions";
    private static final String CURRENT = "/v1/sessions/current";

    private final SessionUseCases sessions;

    public SessionRoutes(SessionUseCases sessions) {
        this.sessions = sessions;
    }

    @Override
    public List<Route> routes() {
        Authenticate authenticate = sessions.authenticate();
        return List.of(
                Route.open(
                                Method.POST,
                                SESSIONS,
                                Shape.ofTexts("email", "password").andMaybeTexts("device_token"),
                                this::logIn)
                        .hashing(),
                Route.open(Method.POST, "/v1/sessions/refresh", Shape.ofTexts("refresh_token"), this::refresh),
                Route.forCaller(Method.GET, CURRENT, authenticate, (_, caller) -> show(caller)),
                Route.forCaller(Method.GET, SESSIONS, authenticate, (_, caller) -> list(caller)),
                Route.forCaller(Method.DELETE, CURRENT, authenticate, this::logOut),
                Route.forCaller(Method.DELETE, "/v1/sessions/{id}", authenticate, this::end),
                Route.forCaller(Method.DELETE, SESSIONS, authenticate, this::endAll)
                        .reading("keep"));
    }

    private Answer logIn(Request request) {
        Fields fields = request.fields();
        Field<EmailAddress> email = fields.value("email", EmailAddress::parse);
        PresentedPassword password = PresentedPassword.of(fields.text("password"));
        return fields.whenValid(() ->
                logIn(new LogIn.Command(email.value(), password, fields.maybeText("device_token"), request.origin())));
    }

    private Answer logIn(LogIn.Command command) {
        return switch (sessions.logIn().handle(command)) {
            case LogIn.Outcome.LoggedIn(var tokens) -> Answer.created(TokenDocument.of(tokens));
            case LogIn.Outcome.Refused() -> Problem.INVALID_CREDENTIALS.refusal();
            case LogIn.Outcome.EmailNotVerified() -> Problem.EMAIL_NOT_VERIFIED.refusal();
            case LogIn.Outcome.Throttled(var retryAfter) ->
                Problem.TOO_MANY_REQUESTS.refusal().retryAfter(retryAfter);
            case LogIn.Outcome.Overloaded(var retryAfter) ->
                Problem.OVERLOADED.refusal().retryAfter(retryAfter);
        };
    }

    private Answer refresh(Request request) {
        RefreshSession.Command command =
                new RefreshSession.Command(request.fields().text("refresh_token"), request.origin());
        return switch (sessions.refreshSession().handle(command)) {
            case RefreshSession.Outcome.Refreshed(var tokens) -> Answer.ok(TokenDocument.of(tokens));
            case RefreshSession.Outcome.Reused() -> Problem.REFRESH_TOKEN_REUSED.refusal();
            case RefreshSession.Outcome.Refused() -> Problem.INVALID_REFRESH_TOKEN.refusal();
            case RefreshSession.Outcome.Throttled(var retryAfter) ->
                Problem.TOO_MANY_REQUESTS.refusal().retryAfter(retryAfter);
        };
    }

    private static Answer show(Caller caller) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set("session", SessionDocument.of(caller.session(), caller));
        document.set("account", AccountDocument.of(caller.account()));
        return Answer.ok(document);
    }

    private Answer list(Caller caller) {
        return switch (sessions.listSessions().handle(new ListSessions.Query(caller))) {
            case ListSessions.Outcome.Listed(var found) -> {
                ObjectNode document = JsonNodeFactory.instance.objectNode();
                ArrayNode list = document.putArray("sessions");
                found.forEach(session -> list.add(SessionDocument.of(session, caller)));
                yield Answer.ok(document);
            }
        };
    }

    private Answer logOut(Request request, Caller caller) {
        return switch (sessions.logOut().handle(new LogOut.Command(caller, request.origin()))) {
            case LogOut.Outcome.LoggedOut() -> Answer.done();
        };
    }

    private Answer end(Request request, Caller caller) {
        return request.identifier("id")
                .map(SessionId::new)
                .map(id -> new EndSession.Command(caller, id, request.origin()))
                .<Answer>map(command -> switch (sessions.endSession().handle(command)) {
                    case EndSession.Outcome.Ended() -> Answer.done();
                    case EndSession.Outcome.NotFound() -> Problem.NOT_FOUND.refusal();
                })
                .orElseGet(Problem.NOT_FOUND::refusal);
    }

    /** A misspelt {@code keep} must not end more than was meant. */
    private Answer endAll(Request request, Caller caller) {
        List<String> keep = request.query().values("keep");
        if (!keep.isEmpty() && !keep.equals(List.of("current"))) {
            return Problem.MALFORMED_REQUEST.refusal().because("keep can only be current, and be there once");
        }
        EndSessions.Command command = new EndSessions.Command(caller, !keep.isEmpty(), request.origin());
        return switch (sessions.endSessions().handle(command)) {
            case EndSessions.Outcome.Ended() -> Answer.done();
        };
    }
}
