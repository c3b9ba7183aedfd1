package io.portcullis.http.session;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portcullis.domain.session.AuthenticationMethod;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.session.EndReason;
import io.portcullis.domain.session.Session;
import java.util.Locale;

/** A session, as its owner sees it. */
public final class SessionDocument {

    private SessionDocument() {}

    public static ObjectNode of(Session session, Caller caller) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("id", session.id().toString());
        document.put("created_at", session.createdAt().toString());
        document.put("last_used_at", session.lastUsedAt().toString());
        document.put("expires_at", session.expiresAt().toString());
        session.userAgent().ifPresent(text -> document.put("user_agent", text));
        document.put("address", session.address());
        ArrayNode amr = document.putArray("amr");
        session.methods().stream().map(SessionDocument::name).sorted().forEach(amr::add);
        session.end().ifPresent(end -> {
            document.put("ended_at", end.at().toString());
            document.put("end_reason", word(end.reason()));
        });
        document.put("current", session.id().equals(caller.session().id()));
        return document;
    }

    private static String word(EndReason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As RFC 8176, section 2, names it. */
    private static String name(AuthenticationMethod method) {
        return switch (method) {
            case PASSWORD -> "pwd";
        };
    }
}
