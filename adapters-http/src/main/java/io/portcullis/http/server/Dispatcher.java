package io.portcullis.http.server;

import io.javalin.http.Context;
import io.portcullis.application.session.Authenticate;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.request.StoreOverloaded;
import io.portcullis.domain.session.Caller;
import io.portcullis.http.answer.Answer;
import io.portcullis.http.answer.Problem;
import io.portcullis.http.answer.Reply;
import io.portcullis.http.body.BodyReader;
import io.portcullis.http.body.Fields;
import io.portcullis.http.origin.ClientAddresses;
import io.portcullis.http.origin.IpAddress;
import io.portcullis.http.route.Handler;
import io.portcullis.http.route.Method;
import io.portcullis.http.route.Query;
import io.portcullis.http.route.Request;
import io.portcullis.http.route.Resource;
import io.portcullis.http.route.Route;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers every request for one path, and refuses in the one order: method, caller, permission, size, media type, shape.
 */
final class Dispatcher implements io.javalin.http.Handler {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Resource resource;
    private final HttpLimits.Body limits;
    private final ClientAddresses clients;
    private final HashingGate hashing;

    Dispatcher(Resource resource, HttpLimits.Body limits, ClientAddresses clients, HashingGate hashing) {
        this.resource = resource;
        this.limits = limits;
        this.clients = clients;
        this.hashing = hashing;
    }

    @Override
    public void handle(Context context) {
        Answer answer;
        try {
            answer = answer(context);
        } catch (StoreOverloaded e) {
            // Without its trace: there is one of these for every request of a flood.
            LOG.warn(
                    "request {} refused: {} {}: {}",
                    Gate.requestId(context.req()),
                    context.req().getMethod(),
                    resource.template(),
                    e.getMessage());
            answer = Problem.OVERLOADED.refusal();
        } catch (RuntimeException | Error e) {
            LOG.error(
                    "request {} failed: {} {}",
                    Gate.requestId(context.req()),
                    context.req().getMethod(),
                    resource.template(),
                    e);
            answer = Problem.INTERNAL_ERROR.refusal();
        }
        AnswerWriter.write(answer, context);
    }

    private Answer answer(Context context) {
        Method method = Method.valueOf(context.req().getMethod());
        if (method == Method.OPTIONS) {
            return Reply.empty(204).with("Allow", resource.allow());
        }
        return resource.route(method)
                .map(route -> answer(route, context))
                .orElseGet(() -> Problem.METHOD_NOT_ALLOWED.refusal().with("Allow", resource.allow()));
    }

    private Answer answer(Route route, Context context) {
        return switch (route.handler()) {
            case Handler.Open(var answer) -> withRequest(route, context, answer);
            case Handler.ForCaller(var authenticate, var answer) ->
                withCaller(
                        authenticate,
                        context,
                        caller -> withRequest(route, context, request -> answer.apply(request, caller)));
            case Handler.ForPermitted(var permission, var authenticate, var answer) ->
                withCaller(
                        authenticate,
                        context,
                        caller -> caller.may(permission)
                                ? withRequest(route, context, request -> answer.apply(request, caller))
                                : Problem.FORBIDDEN.refusal());
        };
    }

    private static Answer withCaller(Authenticate authenticate, Context context, Function<Caller, Answer> next) {
        List<String> authorization = headers(context, "Authorization");
        if (!BearerCredentials.sent(authorization)) {
            return Problem.INVALID_TOKEN.refusal();
        }
        return BearerCredentials.token(authorization)
                .map(token -> switch (authenticate.handle(new Authenticate.Query(token))) {
                    case Authenticate.Outcome.Authenticated(Caller caller) -> next.apply(caller);
                    case Authenticate.Outcome.Refused() -> refuseToken();
                })
                .orElseGet(Dispatcher::refuseToken);
    }

    private static Answer refuseToken() {
        return Problem.INVALID_TOKEN.refusal().blamingToken();
    }

    private Answer withRequest(Route route, Context context, Function<Request, Answer> next) {
        IpAddress address = address(context);
        Function<Optional<Fields>, Answer> withFields = fields -> {
            Request request = new Request(
                    context.pathParamMap(),
                    new Query(Optional.ofNullable(context.req().getQueryString()), route.query()),
                    fields,
                    origin(address, context));
            return route.hashes() ? hashing.pass(address, () -> next.apply(request)) : next.apply(request);
        };
        return withContent(
                context.req(),
                content -> route.body()
                        .map(shape -> BodyReader.whenShaped(
                                shape,
                                headers(context, "Content-Type"),
                                !headers(context, "Content-Encoding").isEmpty(),
                                content,
                                fields -> withFields.apply(Optional.of(fields))))
                        .orElseGet(() -> withFields.apply(Optional.empty())));
    }

    /**
     * Reads no more of a body than it may have, but that always: what a route doesn't ask for must come to an end too,
     * and before anything is done.
     */
    private Answer withContent(HttpServletRequest request, Function<byte[], Answer> next) {
        if (request.getContentLengthLong() <= 0 && request.getHeader("Transfer-Encoding") == null) {
            return next.apply(new byte[0]);
        }
        if (request.getContentLengthLong() > limits.size()) {
            return Problem.CONTENT_TOO_LARGE.refusal();
        }
        byte[] content;
        try {
            content = request.getInputStream().readNBytes(limits.size() + 1);
        } catch (IOException e) {
            return e.getCause() instanceof TimeoutException
                    ? Problem.REQUEST_TIMEOUT.refusal().with("Connection", "close")
                    : Problem.MALFORMED_REQUEST.refusal().because("the body did not arrive whole");
        }
        return content.length > limits.size() ? Problem.CONTENT_TOO_LARGE.refusal() : next.apply(content);
    }

    private static Origin origin(IpAddress address, Context context) {
        return new Origin(
                address.toString(),
                address.network().toString(),
                Optional.ofNullable(context.req().getHeader("User-Agent")).filter(text -> !text.isBlank()),
                Gate.requestId(context.req()));
    }

    /** A client that is gone already may have taken its address along. */
    private IpAddress address(Context context) {
        return Optional.ofNullable(context.req().getRemoteAddr())
                .flatMap(Dispatcher::peer)
                .map(peer -> clients.of(peer, headers(context, "Forwarded"), headers(context, "X-Forwarded-For")))
                .orElse(IpAddress.UNSPECIFIED);
    }

    /** Without the brackets that belong to a URI only, and the interface that means something to this machine only. */
    private static Optional<IpAddress> peer(String remote) {
        String bare = remote.startsWith("[") ? remote.substring(1, remote.length() - 1) : remote;
        int interfaceName = bare.indexOf('%');
        return IpAddress.parse(interfaceName < 0 ? bare : bare.substring(0, interfaceName));
    }

    private static List<String> headers(Context context, String name) {
        return Collections.list(context.req().getHeaders(name));
    }
}
