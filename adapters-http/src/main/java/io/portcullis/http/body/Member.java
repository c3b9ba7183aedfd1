package io.portcullis.http.body;

/** A member that a body may have. */
public record Member(String name, JsonType type, boolean required) {}
