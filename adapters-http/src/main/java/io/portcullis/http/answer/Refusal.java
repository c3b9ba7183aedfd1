package io.portcullis.http.answer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An answer that names a problem of the catalogue.
 *
 * @param detail what happened this time, where the title doesn't say it all; never what an exception said
 * @param faults the members that are to blame, if any
 * @param headers a {@code 401} has a challenge among them, a {@code 503} a time to come back, whoever made it
 */
public record Refusal(Problem problem, Optional<String> detail, List<FieldFault> faults, Map<String, String> headers)
        implements Answer {

    private static final String CHALLENGE = "WWW-Authenticate";
    private static final String RETRY_AFTER = "Retry-After";

    public Refusal {
        faults = List.copyOf(faults);
        Map<String, String> complete = new TreeMap<>(headers);
        if (problem.status() == 401) {
            complete.putIfAbsent(CHALLENGE, "Bearer");
        }
        if (problem.status() == 503) {
            complete.putIfAbsent(RETRY_AFTER, "1");
        }
        headers = Map.copyOf(complete);
    }

    static Refusal of(Problem problem) {
        return new Refusal(problem, Optional.empty(), List.of(), Map.of());
    }

    public Refusal because(String detail) {
        return new Refusal(problem, Optional.of(detail), faults, headers);
    }

    /** Blames members of the body; one alone is also told in words. */
    public Refusal blaming(List<FieldFault> faults) {
        String detail = faults.size() == 1
                ? faults.getFirst().sentence()
                : faults.size() + " faults, each of which errors describes";
        return new Refusal(problem, Optional.of(detail), faults, headers);
    }

    public Refusal with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Refusal(problem, detail, faults, more);
    }

    /** Says that the access token that was sent is to blame (RFC 6750, section 3.1). */
    public Refusal blamingToken() {
        return with(CHALLENGE, "Bearer error=\"invalid_token\"");
    }

    /** Says when to come back, rounded up to whole seconds. */
    public Refusal retryAfter(Duration wait) {
        long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
        return with(RETRY_AFTER, Long.toString(Math.max(1, seconds)));
    }

    /** The refusal as it goes over the wire. */
    public Reply reply(String requestId) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("type", problem.path());
        document.put("title", problem.title());
        document.put("status", problem.status());
        detail.ifPresent(text -> document.put("detail", text));
        document.put("request_id", requestId);
        if (!faults.isEmpty()) {
            ArrayNode errors = document.putArray("errors");
            for (FieldFault fault : faults) {
                errors.addObject()
                        .put("pointer", fault.pointer())
                        .put("code", fault.code())
                        .put("detail", fault.detail());
            }
        }
        return new Reply(problem.status(), headers, Optional.of(Content.problem(document)));
    }
}
