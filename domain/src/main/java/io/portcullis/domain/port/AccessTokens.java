package io.portcullis.domain.port;

import io.portcullis.domain.signing.PublicKey;
import io.portcullis.domain.token.AccessToken;
import io.portcullis.domain.token.AccessTokenClaims;
import java.util.List;
import java.util.Optional;

/** Signs access tokens and verifies them. */
public interface AccessTokens {

    /** Signs. Only {@code IssueTokens} calls it, so that no way in can forget to ask whether it may. */
    AccessToken issue(AccessTokenClaims claims);

    /**
     * Verifies a token that somebody presents: ours by signature, algorithm and type, for us, and within its time.
     *
     * @return what it claims; absent on any fault, without a hint at which
     */
    Optional<AccessTokenClaims> verify(String presented);

    /** The keys by which others verify; none where the algorithm is symmetric. */
    List<PublicKey> publicKeys();
}
