package io.portcullis.domain.culprits;

import io.portcullis.crypto.culprits.LeansBack;

/** Half of a cycle of two packages. */
public record LeansOnAnother(LeansBack leansBack) {}
