package io.portcullis.domain.culprits;

import java.nio.file.Path;

/** Knows files, which the language's core does not. */
public record ReadsAFile(Path path) {}
