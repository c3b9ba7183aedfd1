package io.portcullis.mail.culprits;

import io.portcullis.crypto.secret.RandomSecrets;

/** Makes random bytes by itself, beside the ports. */
public record SeesAnotherAdapter(RandomSecrets randomSecrets) {}
