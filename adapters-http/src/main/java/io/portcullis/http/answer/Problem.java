package io.portcullis.http.answer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The one catalogue of everything that can go wrong over HTTP. Its names are stable, the server answers with nothing
 * else, and it explains each on {@code /problems}.
 */
public enum Problem {
    MALFORMED_REQUEST(400, "The request is malformed", """
            What arrived is not HTTP, not JSON in UTF-8, or not the shape that this route asks for.

            Send one JSON object that holds exactly the members of the route, each once and of the right type; `null` \
            is never one. `errors` names every member that is unknown, missing or of the wrong type. Where `errors` is \
            missing, the syntax itself is broken."""),
    INVALID_REQUEST(400, "The request is not valid", """
            The body has the right shape, but a value in it won't do.

            `errors` names every such value, what is wrong with it, and what would be right. Mend them all and send \
            the request again."""),
    INVALID_CREDENTIALS(401, "The credentials are not valid", """
            The password is wrong, no account has that address, or the account is suspended. Nobody is told which.

            Check both, letter by letter, and try again."""),
    INVALID_TOKEN(401, "The access token is not valid", """
            This route wants an access token, as `Authorization: Bearer <access token>`. There was none, or it is \
            forged, expired, for somebody else, or of a session that has ended.

            Refresh the session and try again with the new access token, or log in."""),
    INVALID_REFRESH_TOKEN(401, "The refresh token is not valid", """
            The refresh token is unknown, forged, expired, or of a session that has ended.

            Log in again."""),
    REFRESH_TOKEN_REUSED(401, "The refresh token was used before", """
            An old refresh token came back. Either a thief or the owner used it first, and nobody can tell which, so \
            the session has ended for both.

            Log in again. If you did not use the token twice, somebody else had it: change the password. A client \
            should keep only the newest refresh token, and after a lost answer repeat its refresh at once."""),
    REAUTHENTICATION_FAILED(403, "The password asked for again was wrong", """
            The access token is good, but this route also asks for the password, and it was wrong, or account or \
            session changed meanwhile.

            Ask the owner for the present password and try again."""),
    FORBIDDEN(403, "That is not allowed", """
            The access token is good, but nobody with the roles of this account may do that; or nobody may at all, where \
            registration is closed.

            An administrator can. A role that was given just now counts at once, with the same token."""),
    EMAIL_NOT_VERIFIED(403, "The e-mail address is not verified", """
            The password is right, but this server wants to see first that mail to the address arrives.

            Use the link in the mail that came after the registration. `POST /v1/email-verifications` sends another."""),
    NOT_FOUND(404, "There is no such thing", """
            Nothing is at this path, or it is not yours. Nobody is told which.

            Check the path: letter case counts, and so does a slash at its end."""),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here", """
            The path exists, but not for this method.

            The header `Allow` lists the methods that it knows."""),
    REQUEST_TIMEOUT(408, "The request took too long to arrive", """
            The server waited for the rest of the request, and it did not come.

            Send it again, over a new connection."""),
    EMAIL_TAKEN(409, "The e-mail address is taken", """
            Another account has this address, perhaps written otherwise: letter case doesn't count.

            Log in instead, or use another address."""),
    CONFLICT(409, "The state does not allow it", """
            The request is right, but not as things stand now: it would take the last active administrator away, ask \
            something for a suspended account, or add a signing key where another waits for its turn, or where there is \
            but the one that the secret gives.

            Do what `detail` speaks of first: make somebody else an administrator, reinstate the account, or wait until \
            the key signs."""),
    EXPIRED_OR_USED_LINK(410, "The link is good no longer", """
            The token of the mailed link is unknown, expired or used, a newer link was sent, or the account has changed \
            since. Nobody is told which.

            Ask for another link, and use the newest mail."""),
    CONTENT_TOO_LARGE(413, "The body is too large", """
            A body has 16 KiB at most.

            No route of this server needs more; check what the client sends."""),
    URI_TOO_LONG(414, "The URI is too long", """
            The first line of the request fills all the room there is for its head.

            Shorten path and query."""),
    UNSUPPORTED_MEDIA_TYPE(415, "The body's media type is not supported", """
            A body must be JSON in UTF-8, sent as it is.

            Send `Content-Type: application/json`, without another charset, and no `Content-Encoding`."""),
    HEADERS_TOO_LARGE(431, "The headers are too large", """
            The head of the request has 16 KiB at most.

            Send fewer or shorter headers; cookies are the usual cause, and this server needs none."""),
    TOO_MANY_REQUESTS(429, "Too many tries", """
            Too many tries have failed for this account, or too many came from this network. Nothing was checked: it may \
            be that this one was right. Whether anybody has the account makes no difference.

            Wait for as many seconds as `Retry-After` says. A client that sends the `device_token` of its last login isn't \
            kept waiting for what others tried."""),
    INTERNAL_ERROR(500, "Something is wrong on our side", """
            The server failed, and it is not the request's fault.

            Try again later. If it stays, tell the operator the `request_id`: the log knows more under that name."""),
    NOT_IMPLEMENTED(501, "The method is not known", """
            This server does not know the method at all, on any path.

            Methods are case-sensitive: `GET`, not `get`."""),
    OVERLOADED(503, "The server is busy", """
            The server has more to do than it can do in time, or is about to stop. Nothing was changed.

            Try again after the number of seconds that `Retry-After` gives."""),
    HTTP_VERSION_NOT_SUPPORTED(505, "The HTTP version is not supported", """
            This server does not speak that version of HTTP.

            Use HTTP/1.1.""");

    private final int status;
    private final String title;
    private final String explanation;

    Problem(int status, String title, String explanation) {
        this.status = status;
        this.title = title;
        this.explanation = explanation;
    }

    /** The problem of that name, as it stands at the end of its path. */
    public static Optional<Problem> named(String slug) {
        return Arrays.stream(values())
                .filter(problem -> problem.slug().equals(slug))
                .findFirst();
    }

    /** The problem that a web server means by a status; any client's fault that has no name of its own is malformed. */
    public static Problem ofStatus(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 408 -> REQUEST_TIMEOUT;
            case 413 -> CONTENT_TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> TOO_MANY_REQUESTS;
            case 431 -> HEADERS_TOO_LARGE;
            case 501 -> NOT_IMPLEMENTED;
            case 503 -> OVERLOADED;
            case 505 -> HTTP_VERSION_NOT_SUPPORTED;
            default -> status >= 400 && status < 500 ? MALFORMED_REQUEST : INTERNAL_ERROR;
        };
    }

    /** Its stable name. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where it is explained; also its {@code type} (RFC 9457, section 3.1.1). */
    public String path() {
        return "/problems/" + slug();
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** When it happens and what to do about it, in Markdown. */
    public String explanation() {
        return explanation;
    }

    /** An answer that names it. */
    public Refusal refusal() {
        return Refusal.of(this);
    }
}
