package io.portcullis.http.signing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portcullis.domain.signing.KeyState;
import io.portcullis.domain.signing.SigningKey;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** How a signing key is told to whoever looks after it; its private part never is. */
final class SigningKeyDocument {

    private SigningKeyDocument() {}

    /**
     * A key and its place in time.
     *
     * @param goneAt from when on nothing needs it; absent where no other key follows it yet
     */
    static ObjectNode of(SigningKey key, KeyState state, Optional<Instant> goneAt) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("id", key.id().value());
        document.put("algorithm", key.algorithm().joseName());
        document.put("state", state.name().toLowerCase(Locale.ROOT));
        document.put("created_at", key.term().createdAt().toString());
        document.put("signs_from", key.term().signsFrom().toString());
        goneAt.ifPresent(instant -> document.put("gone_at", instant.toString()));
        return document;
    }
}
