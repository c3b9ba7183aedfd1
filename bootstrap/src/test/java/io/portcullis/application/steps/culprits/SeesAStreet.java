package io.portcullis.application.steps.culprits;

import io.portcullis.application.session.LogIn;

/** Knows one of those that it serves. */
public record SeesAStreet(LogIn logIn) {}
