package io.portcullis.http.culprits;

import io.portcullis.persistence.Storage;

/** Goes to the database, past everything. */
public record SeesAnotherAdapter(Storage storage) {}
