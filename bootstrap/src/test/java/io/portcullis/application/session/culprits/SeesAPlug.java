package io.portcullis.application.session.culprits;

import io.portcullis.crypto.secret.RandomSecrets;

/** Knows the plug instead of the port. */
public record SeesAPlug(RandomSecrets randomSecrets) {}
