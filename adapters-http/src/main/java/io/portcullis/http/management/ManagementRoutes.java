package io.portcullis.http.management;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portcullis.http.answer.Answer;
import io.portcullis.http.answer.Content;
import io.portcullis.http.answer.Reply;
import io.portcullis.http.route.Method;
import io.portcullis.http.route.Route;
import io.portcullis.http.route.Routes;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whether the process lives, and whether it is of use. */
public final class ManagementRoutes implements Routes {

    private static final Logger LOG = LoggerFactory.getLogger(ManagementRoutes.class);

    private final List<ReadinessCheck> checks;

    public ManagementRoutes(List<ReadinessCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.open(Method.GET, "/health/live", _ -> Answer.ok(status("live"))),
                Route.open(Method.GET, "/health/ready", _ -> ready()));
    }

    private Answer ready() {
        List<String> failing = checks.stream()
                .filter(check -> !usable(check))
                .map(ReadinessCheck::part)
                .toList();
        if (failing.isEmpty()) {
            return Answer.ok(status("ready"));
        }
        ObjectNode document = status("not ready");
        ArrayNode parts = document.putArray("failing");
        failing.forEach(parts::add);
        return Reply.of(503, Content.json(document)).with("Retry-After", "1");
    }

    private static boolean usable(ReadinessCheck check) {
        try {
            return check.usable().getAsBoolean();
        } catch (RuntimeException e) {
            LOG.warn("{} is not usable", check.part(), e);
            return false;
        }
    }

    private static ObjectNode status(String status) {
        return JsonNodeFactory.instance.objectNode().put("status", status);
    }
}
