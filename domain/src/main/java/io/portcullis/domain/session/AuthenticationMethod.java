package io.portcullis.domain.session;

/** How the caller proved who they are (RFC 8176). */
public enum AuthenticationMethod {
    PASSWORD
}
