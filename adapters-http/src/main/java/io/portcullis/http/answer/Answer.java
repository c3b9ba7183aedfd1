package io.portcullis.http.answer;

import com.fasterxml.jackson.databind.JsonNode;

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

    /** {@code 204}: it is done, and there is nothing to say. */
    static Reply done() {
        return Reply.empty(204);
    }
}
