package io.portcullis.testkit.culprits;

import io.portcullis.crypto.secret.RandomSecrets;

/** Asks one plug what it should ask of all. */
public record SeesAPlug(RandomSecrets randomSecrets) {}
