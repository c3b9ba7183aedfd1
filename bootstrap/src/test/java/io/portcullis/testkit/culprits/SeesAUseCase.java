package io.portcullis.testkit.culprits;

import io.portcullis.application.session.LogIn;

/** Knows more than the ports that it fakes. */
public record SeesAUseCase(LogIn logIn) {}
