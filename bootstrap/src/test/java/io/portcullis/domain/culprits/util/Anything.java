package io.portcullis.domain.culprits.util;

/** Could be anything, to judge by where it lies. */
public record Anything() {}
