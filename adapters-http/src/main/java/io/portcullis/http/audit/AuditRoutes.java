package io.portcullis.http.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portcullis.application.audit.AuditUseCases;
import io.portcullis.application.audit.ListEvents;
import io.portcullis.application.session.Authenticate;
import io.portcullis.domain.session.Caller;
import io.portcullis.http.answer.Answer;
import io.portcullis.http.answer.Problem;
import io.portcullis.http.route.Method;
import io.portcullis.http.route.PageLimit;
import io.portcullis.http.route.Request;
import io.portcullis.http.route.Route;
import io.portcullis.http.route.Routes;
import java.util.List;
import java.util.Optional;

/** Looking at what happened to oneself. */
public final class AuditRoutes implements Routes {

    private final AuditUseCases audit;
    private final Authenticate authenticate;

    public AuditRoutes(AuditUseCases audit, Authenticate authenticate) {
        this.audit = audit;
        this.authenticate = authenticate;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.forCaller(Method.GET, "/v1/accounts/me/events", authenticate, this::list)
                .reading("limit", "before"));
    }

    private Answer list(Request request, Caller caller) {
        Optional<Integer> limit = PageLimit.of(request);
        List<String> before = request.query().values("before");
        if (limit.isEmpty()) {
            return PageLimit.refuse();
        }
        if (before.size() > 1) {
            return unknownCursor();
        }
        return list(new ListEvents.Query(caller, limit.get(), before.stream().findFirst()));
    }

    private Answer list(ListEvents.Query query) {
        return switch (audit.listEvents().handle(query)) {
            case ListEvents.Outcome.Listed(var events, var next) -> {
                ObjectNode document = JsonNodeFactory.instance.objectNode();
                ArrayNode list = document.putArray("events");
                events.forEach(event -> list.add(EventDocument.of(event)));
                next.ifPresent(cursor -> document.put("next", cursor.reveal()));
                yield Answer.ok(document);
            }
            case ListEvents.Outcome.UnknownCursor() -> unknownCursor();
        };
    }

    private static Answer unknownCursor() {
        return Problem.MALFORMED_REQUEST
                .refusal()
                .because("before can only be the next of an earlier answer, and be there once");
    }
}
