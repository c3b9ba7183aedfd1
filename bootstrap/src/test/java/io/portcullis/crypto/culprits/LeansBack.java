package io.portcullis.crypto.culprits;

import io.portcullis.domain.culprits.LeansOnAnother;

/** The other half of that cycle. */
public record LeansBack(LeansOnAnother leansOnAnother) {}
