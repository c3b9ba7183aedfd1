package io.portcullis.http.body;

import com.fasterxml.jackson.databind.JsonNode;

/** The JSON types that members of a body can have. */
public enum JsonType {
    STRING("a string"),
    STRINGS("a list of strings");

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
            case STRINGS -> value.isArray() && value.valueStream().allMatch(JsonNode::isTextual);
        };
    }
}
