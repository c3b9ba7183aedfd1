package io.portcullis.crypto.culprits;

import io.portcullis.persistence.Storage;

/** Keeps what it makes by itself, beside the ports. */
public record SeesAnotherAdapter(Storage storage) {}
