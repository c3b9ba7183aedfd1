package io.portcullis.crypto.token;

import io.portcullis.domain.token.AccessTokenClaims;

/**
 * What a good token came to.
 *
 * @param keyId of the key that signed it; no other has that name
 */
record VerifiedToken(String keyId, AccessTokenClaims claims) {}
