package io.portcullis.mail.culprits;

import io.portcullis.application.session.LogIn;

/** Knows what it is used for. */
public record SeesAUseCase(LogIn logIn) {}
