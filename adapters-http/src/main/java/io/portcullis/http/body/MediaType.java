package io.portcullis.http.body;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a {@code Content-Type} promises JSON in UTF-8 (RFC 9110, section 8.3). */
final class MediaType {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern PARAMETER =
            Pattern.compile("[ \\t]*;[ \\t]*(?:(" + TOKEN + ")=(?:(" + TOKEN + ")|\"([^\"\\\\]*)\"))?");
    private static final String JSON = "application/json";

    private MediaType() {}

    /** Parameters other than {@code charset} mean nothing to JSON and are ignored. */
    static boolean isJson(String contentType) {
        if (!contentType.regionMatches(true, 0, JSON, 0, JSON.length())) {
            return false;
        }
        Matcher parameter = PARAMETER
                .matcher(contentType)
                .region(JSON.length(), contentType.stripTrailing().length());
        while (parameter.lookingAt()) {
            if ("charset".equalsIgnoreCase(parameter.group(1)) && !isUtf8(parameter)) {
                return false;
            }
            parameter.region(parameter.end(), parameter.regionEnd());
        }
        return parameter.regionStart() == parameter.regionEnd();
    }

    private static boolean isUtf8(Matcher parameter) {
        return "utf-8".equalsIgnoreCase(parameter.group(2)) || "utf-8".equalsIgnoreCase(parameter.group(3));
    }
}
