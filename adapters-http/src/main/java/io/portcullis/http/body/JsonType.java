package io.portcullis.http.body;

import com.fasterxml.jackson.databind.JsonNode;

/** The JSON types that members of a body can have. */
public enum JsonType {
    STRING("a string");

    private final String words;

    JsonType(String words) {
        this.words = words;
    }

    /** As people say it. */
    public String words() {
        return words;
    }

    boolean matches(JsonNode value) {
        return switch (this) {
            case STRING -> value.isTextual();
        };
    }
}
