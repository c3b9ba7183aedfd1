package io.portcullis.domain.token;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.session.Session;
import java.time.Duration;
import java.util.Optional;

/**
 * What a login or a refresh hands out.
 *
 * @param expiresIn how long the access token lives from now
 * @param refreshExpiresIn how long the refresh token does, unless it is used before
 * @param deviceToken proof that this client logged in to this account; a refresh hands out none
 */
public record TokenSet(
        AccessToken accessToken,
        Duration expiresIn,
        Sealed refreshToken,
        Duration refreshExpiresIn,
        Optional<Sealed> deviceToken,
        Session session,
        Account account) {}
