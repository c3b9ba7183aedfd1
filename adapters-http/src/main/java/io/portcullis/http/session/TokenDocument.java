package io.portcullis.http.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portcullis.domain.token.TokenSet;
import io.portcullis.http.account.AccountDocument;

/** The tokens of a session, as its client gets them (after RFC 6749, section 5.1). */
final class TokenDocument {

    private TokenDocument() {}

    static ObjectNode of(TokenSet tokens) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("access_token", tokens.accessToken().reveal());
        document.put("token_type", "Bearer");
        document.put("expires_in", tokens.expiresIn().toSeconds());
        document.put("refresh_token", tokens.refreshToken().reveal());
        document.put("refresh_expires_in", tokens.refreshExpiresIn().toSeconds());
        document.put("session_id", tokens.session().id().toString());
        tokens.deviceToken().ifPresent(token -> document.put("device_token", token.reveal()));
        document.set("account", AccountDocument.of(tokens.account()));
        return document;
    }
}
