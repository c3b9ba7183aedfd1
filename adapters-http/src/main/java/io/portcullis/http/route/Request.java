package io.portcullis.http.route;

import io.portcullis.domain.request.Origin;
import io.portcullis.http.body.Fields;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a handler is told of a request. */
public final class Request {

    private final Map<String, String> path;
    private final Query query;
    private final Optional<Fields> fields;
    private final Origin origin;

    /**
     * Puts one together.
     *
     * @param path the values of the template's names
     * @param fields the body; absent where the route reads none
     */
    public Request(Map<String, String> path, Query query, Optional<Fields> fields, Origin origin) {
        this.path = Map.copyOf(path);
        this.query = query;
        this.fields = fields;
        this.origin = origin;
    }

    /** The part of the path that stands where the template has that name. */
    public String pathParameter(String name) {
        return Optional.ofNullable(path.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the template has no {" + name + '}'));
    }

    /** That part as an identifier; absent where it can't be one, so that nothing has it. */
    public Optional<UUID> identifier(String name) {
        return identifierOf(pathParameter(name));
    }

    /** A text as an identifier; absent where it can't be one. */
    public static Optional<UUID> identifierOf(String text) {
        try {
            UUID identifier = UUID.fromString(text);
            return identifier.toString().equalsIgnoreCase(text) ? Optional.of(identifier) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    public Query query() {
        return query;
    }

    public Fields fields() {
        return fields.orElseThrow(() -> new IllegalStateException("the route has no body"));
    }

    public Origin origin() {
        return origin;
    }
}
