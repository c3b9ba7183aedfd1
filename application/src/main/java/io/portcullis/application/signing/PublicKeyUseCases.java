package io.portcullis.application.signing;

import io.portcullis.domain.port.AccessTokens;

/** The street's second index: what anybody may ask about the keys, of a server that signs by them. */
public record PublicKeyUseCases(ListPublicKeys listPublicKeys) {

    public static PublicKeyUseCases over(AccessTokens accessTokens) {
        return new PublicKeyUseCases(new ListPublicKeys(accessTokens));
    }
}
