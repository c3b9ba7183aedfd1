package io.portcullis.http.culprits;

import io.portcullis.domain.port.Sessions;

/** Goes to the store, past the use cases. */
public record SeesAPort(Sessions sessions) {}
