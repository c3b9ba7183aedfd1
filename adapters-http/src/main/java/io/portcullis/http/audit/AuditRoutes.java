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
import io.portcullis.http.route.Request;
import io.portcullis.http.route.Route;
import io.portcullis.http.route.Routes;
import java.util.List;
import java.util.regex.Pattern;

/** Looking at what happened to oneself. */
public final class AuditRoutes implements Routes {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 100;
    private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]?|" + MAX_LIMIT);

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
        List<String> limit = request.query().values("limit");
        List<String> before = request.query().values("before");
        if (limit.size() > 1 || !limit.stream().allMatch(LIMIT.asMatchPredicate())) {
            return Problem.MALFORMED_REQUEST
                    .refusal()
                    .because("limit can only be 1 to " + MAX_LIMIT + ", and be there once");
        }
        if (before.size() > 1) {
            return unknownCursor();
        }
        return list(new ListEvents.Query(
                caller,
                limit.stream().mapToInt(Integer::parseInt).findFirst().orElse(DEFAULT_LIMIT),
                before.stream().findFirst()));
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
