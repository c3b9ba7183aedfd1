package io.portcullis.domain.request;

import java.util.Optional;

/**
 * Where a command came from; carried by every command that a caller causes.
 *
 * @param address the client's address as text, as the edge believes it
 * @param network whose tries count together: the address, or for IPv6 its first 64 bits, since one client has them all
 * @param userAgent what the client says it is, cut to {@value #USER_AGENT_LENGTH} characters; absent where it says nothing
 * @param requestId the name under which logs and answers speak of the request
 */
public record Origin(String address, String network, Optional<String> userAgent, String requestId) {

    /** How many characters of a user agent are kept. */
    public static final int USER_AGENT_LENGTH = 512;

    public Origin {
        userAgent = userAgent.map(text -> text.length() <= USER_AGENT_LENGTH ? text : cut(text));
    }

    private static String cut(String text) {
        int end = Character.isHighSurrogate(text.charAt(USER_AGENT_LENGTH - 1))
                ? USER_AGENT_LENGTH - 1
                : USER_AGENT_LENGTH;
        return text.substring(0, end);
    }
}
