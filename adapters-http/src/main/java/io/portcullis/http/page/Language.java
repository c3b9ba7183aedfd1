package io.portcullis.http.page;

/** A language that the pages speak. */
public enum Language {
    ENGLISH("en"),
    GERMAN("de");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** Its name in markup (RFC 5646). */
    String tag() {
        return tag;
    }
}
