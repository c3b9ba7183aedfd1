package io.portcullis.testkit.http;

/** How things look in an answer, as regular expressions. */
final class Forms {

    /** RFC 9562, section 5.7. */
    static final String UUID_V7 = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    /** RFC 3339, in UTC. */
    static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z";

    /** What a request may be called. */
    static final String REQUEST_ID = "[A-Za-z0-9._-]{1,64}";

    private Forms() {}
}
