package io.portcullis.http.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What a request is answered with. */
public sealed interface Answer permits Reply, Refusal {

    /** {@code 200} with a document. */
    static Reply ok(JsonNode document) {
        return Reply.of(200, Content.json(document));
    }

    /** {@code 201} with what was made. */
    static Reply created(JsonNode document) {
        return Reply.of(201, Content.json(document));
    }

    /** {@code 202}: it is seen to, and whether there is anything to see to is not told. */
    static Reply accepted() {
        return Reply.of(202, Content.json(JsonNodeFactory.instance.objectNode().put("status", "accepted")));
    }

    /** {@code 204}: it is done, and there is nothing to say. */
    static Reply done() {
        return Reply.empty(204);
    }
}
