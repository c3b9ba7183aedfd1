package io.portcullis.http.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portcullis.domain.audit.AuditEntry;
import java.util.Locale;
import java.util.TreeMap;

/** An event, as the owner of the account and an administrator see it. */
public final class EventDocument {

    private EventDocument() {}

    public static ObjectNode of(AuditEntry entry) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("id", entry.id().toString());
        document.put("at", entry.at().toString());
        document.put("kind", entry.kind());
        document.put("outcome", entry.result().name().toLowerCase(Locale.ROOT));
        entry.account().ifPresent(account -> document.put("account_id", account.toString()));
        entry.actor().ifPresent(actor -> document.put("actor_id", actor.toString()));
        entry.session().ifPresent(session -> document.put("session_id", session.toString()));
        entry.address().ifPresent(address -> document.put("address", address));
        entry.userAgent().ifPresent(text -> document.put("user_agent", text));
        entry.requestId().ifPresent(id -> document.put("request_id", id));
        if (!entry.details().isEmpty()) {
            ObjectNode details = document.putObject("details");
            new TreeMap<>(entry.details()).forEach(details::put);
        }
        return document;
    }
}
