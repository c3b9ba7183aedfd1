package io.portcullis.application.session.culprits;

import io.portcullis.crypto.token.JwtAccessTokens;
import io.portcullis.domain.port.AccessTokens;
import io.portcullis.domain.token.AccessToken;
import io.portcullis.domain.token.AccessTokenClaims;
import java.util.function.Function;

/** Use cases that mint past the one mint. */
public interface MintsATokenItself {

    /** Calls the port. */
    class ByCall implements MintsATokenItself {
        AccessToken mint(AccessTokens accessTokens, AccessTokenClaims claims) {
            return accessTokens.issue(claims);
        }
    }

    /** Hands on the port's method. */
    class ByReference implements MintsATokenItself {
        Function<AccessTokenClaims, AccessToken> mint(AccessTokens accessTokens) {
            return accessTokens::issue;
        }
    }

    /** Calls the plug. */
    class ThroughThePlug implements MintsATokenItself {
        AccessToken mint(JwtAccessTokens accessTokens, AccessTokenClaims claims) {
            return accessTokens.issue(claims);
        }
    }

    /** Hands on the plug's method. */
    class ByReferenceToThePlug implements MintsATokenItself {
        Function<AccessTokenClaims, AccessToken> mint(JwtAccessTokens accessTokens) {
            return accessTokens::issue;
        }
    }
}
