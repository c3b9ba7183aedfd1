package io.portcullis.domain.culprits;

import io.portcullis.application.session.LogIn;

/** Looks up, from the ground floor to a use case. */
public record SeesAUseCase(LogIn logIn) {}
