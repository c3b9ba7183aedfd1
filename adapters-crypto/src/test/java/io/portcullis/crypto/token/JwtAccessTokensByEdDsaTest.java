package io.portcullis.crypto.token;

import io.portcullis.domain.signing.SigningAlgorithm;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;

class JwtAccessTokensByEdDsaTest extends JwtAccessTokensByPairs {

    @Override
    SigningAlgorithm algorithm() {
        return SigningAlgorithm.EDDSA;
    }

    @Override
    boolean verifiedElsewhere(String token, String jwk) throws Exception {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setCompactSerialization(token);
        signature.setKey(PublicJsonWebKey.Factory.newPublicJwk(jwk).getPublicKey());
        return signature.verifySignature();
    }
}
