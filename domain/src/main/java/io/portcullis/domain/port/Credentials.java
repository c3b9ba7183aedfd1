package io.portcullis.domain.port;

import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.credential.Credential;
import io.portcullis.domain.credential.PasswordHash;
import java.time.Instant;
import java.util.Optional;

/** The password hashes of all accounts, one each at most. */
public interface Credentials {

    /** The credential of the account with that canonical address. */
    Optional<Credential> ofEmail(EmailAddress email);

    /** The credential of that account. */
    Optional<Credential> ofAccount(AccountId account);

    /** Gives an existing account this password, in place of any other. */
    void put(AccountId account, PasswordHash hash, Instant now);

    /**
     * Exchanges a hash for another of the same password.
     *
     * @return false where the hash is no longer {@code seen}, so that a renewal never undoes a change of password
     */
    boolean renew(AccountId account, PasswordHash seen, PasswordHash renewed);
}
