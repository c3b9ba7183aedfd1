package io.portcullis.http.culprits;

import io.portcullis.application.steps.IssueTokens;

/** Mints tokens, past the use cases. */
public record SeesAStep(IssueTokens issueTokens) {}
