package io.portcullis.application.session.culprits;

import io.portcullis.application.account.RegisterAccount;

/** Knows a use case of another street. */
public record SeesAnotherStreet(RegisterAccount registerAccount) {}
