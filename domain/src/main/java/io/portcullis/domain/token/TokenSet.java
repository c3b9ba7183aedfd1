package io.portcullis.domain.token;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.session.Session;
import java.time.Duration;

/**
 * What a login or a refresh hands out.
 *
 * @param expiresIn how long the access token lives from now
 * @param refreshExpiresIn how long the refresh token does, unless it is used before
 */
public record TokenSet(
        AccessToken accessToken,
        Duration expiresIn,
        Sealed refreshToken,
        Duration refreshExpiresIn,
        Session session,
        Account account) {}
