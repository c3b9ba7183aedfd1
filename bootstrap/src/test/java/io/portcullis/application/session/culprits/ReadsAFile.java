package io.portcullis.application.session.culprits;

import java.nio.file.Path;

/** Knows files, where a port should stand. */
public record ReadsAFile(Path path) {}
