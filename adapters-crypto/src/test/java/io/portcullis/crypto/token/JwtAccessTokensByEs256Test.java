package io.portcullis.crypto.token;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import io.portcullis.domain.signing.SigningAlgorithm;

class JwtAccessTokensByEs256Test extends JwtAccessTokensByPairs {

    @Override
    SigningAlgorithm algorithm() {
        return SigningAlgorithm.ES256;
    }

    @Override
    boolean verifiedElsewhere(String token, String jwk) throws Exception {
        return SignedJWT.parse(token).verify(new ECDSAVerifier(ECKey.parse(jwk)));
    }
}
