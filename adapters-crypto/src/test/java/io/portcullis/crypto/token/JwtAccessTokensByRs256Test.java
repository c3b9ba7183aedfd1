package io.portcullis.crypto.token;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import io.portcullis.domain.signing.SigningAlgorithm;

class JwtAccessTokensByRs256Test extends JwtAccessTokensByPairs {

    @Override
    SigningAlgorithm algorithm() {
        return SigningAlgorithm.RS256;
    }

    @Override
    boolean verifiedElsewhere(String token, String jwk) throws Exception {
        return SignedJWT.parse(token).verify(new RSASSAVerifier(RSAKey.parse(jwk)));
    }
}
