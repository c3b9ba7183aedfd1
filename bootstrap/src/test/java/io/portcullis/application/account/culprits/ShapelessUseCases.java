package io.portcullis.application.account.culprits;

/** An index that may do anything. */
public final class ShapelessUseCases {}
