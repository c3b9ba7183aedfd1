package io.portcullis.http.route;

/** Who may call a route. */
public enum Access {
    /** Anybody; an access token is not looked at. */
    PUBLIC,
    /** Whoever presents the access token of a live session. */
    CALLER,
    /** Such a caller, who has the route's permission by a role in the store. */
    PERMITTED
}
