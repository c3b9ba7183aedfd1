package io.portcullis.domain.port;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.DisplayName;
import io.portcullis.domain.account.Epoch;
import java.util.Optional;

/** All accounts. No two have the same canonical address. */
public interface Accounts {

    /** What came of adding an account. */
    enum Added {
        ADDED,
        /** Another account has the canonical address; nothing was written. */
        EMAIL_TAKEN
    }

    /** Adds an account. Of any number of attempts at one address, at once or not, one succeeds. */
    Added add(Account account);

    Optional<Account> find(AccountId id);

    /**
     * Holds the account as it was seen until the transaction ends: nobody changes it meanwhile. Waits for a change in
     * flight. Must come first in a transaction that builds on the account's state.
     *
     * @return the account as it is now; absent where it is no longer active, or has passed {@code seen}
     */
    Optional<Account> hold(AccountId id, Epoch seen);

    /**
     * Holds the account as {@link #hold} does and moves it to the next epoch, which voids what was built on this one.
     * Of any number of attempts on one epoch, one succeeds.
     *
     * @return the account in its new epoch; absent where it is no longer active, or has passed {@code seen}
     */
    Optional<Account> advance(AccountId id, Epoch seen);

    /**
     * Gives the account another display name, or none, and leaves it in its epoch: nothing is built on a name.
     *
     * @return the account under its new name; absent where there is none, or it is not active
     */
    Optional<Account> rename(AccountId id, Optional<DisplayName> displayName);

    /**
     * Takes the account out of the store, active or not, and with it all that is nobody else's: its credential and its
     * sessions, also one that is opened meanwhile. Waits for whoever holds the account. Its address is free from then on.
     *
     * @return false where it is gone already, or has passed {@code seen}; nothing was written
     */
    boolean delete(AccountId id, Epoch seen);
}
