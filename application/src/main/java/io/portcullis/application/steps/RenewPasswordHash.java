package io.portcullis.application.steps;

import io.portcullis.domain.credential.Credential;
import io.portcullis.domain.credential.Password;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.port.Credentials;
import io.portcullis.domain.port.PasswordHasher;

/**
 * Brings an outdated hash up to date, once its password was seen to be right. It is not worth waiting for room: where
 * the hasher is busy it does nothing, since the next login can do it as well.
 */
public final class RenewPasswordHash {

    private final Credentials credentials;
    private final PasswordHasher hasher;

    public RenewPasswordHash(Credentials credentials, PasswordHasher hasher) {
        this.credentials = credentials;
        this.hasher = hasher;
    }

    /**
     * Renews the hash, unless it was changed since it was seen.
     *
     * @param proven the password that was right
     */
    public void renew(Credential seen, Password proven) {
        if (hasher.hash(proven) instanceof PasswordHasher.Hashing.Hashed(PasswordHash renewed)) {
            credentials.renew(seen.account().id(), seen.hash(), renewed);
        }
    }
}
