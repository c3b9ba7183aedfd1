package io.portcullis.http.culprits;

import io.portcullis.bootstrap.Settings;

/** Knows who wired it. */
public record SeesTheRoof(Settings settings) {}
