package io.portcullis.domain.port;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.DisplayName;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.account.Epoch;
import io.portcullis.domain.account.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** All accounts. No two have the same canonical address. */
public interface Accounts {

    /** What came of adding an account. */
    enum Added {
        ADDED,
        /** Another account has the canonical address; nothing was written. */
        EMAIL_TAKEN
    }

    /** What came of deleting an account. */
    enum Deletion {
        DELETED,
        /** It is gone already, or in another epoch than it was seen in; nothing was written. */
        CHANGED,
        /** It is the last active administrator, and stays; nothing was written. */
        LAST_ADMIN;

        /**
         * What comes of deleting an account that nobody changes meanwhile.
         *
         * @param otherAdmin whether anybody else administers; asked only where that decides
         */
        public static Deletion of(Account present, Epoch seen, BooleanSupplier otherAdmin) {
            if (!present.epoch().equals(seen)) {
                return CHANGED;
            }
            return present.administers() && !otherAdmin.getAsBoolean() ? LAST_ADMIN : DELETED;
        }
    }

    /** What came of giving an account another address. */
    sealed interface Readdressing {

        /** The account has become this, in its next epoch. */
        record Readdressed(Account account) implements Readdressing {}

        /** Another account has the canonical address; nothing was written. */
        record EmailTaken() implements Readdressing {}

        /** The account is no longer active, or has passed the epoch it was seen in; nothing was written. */
        record Changed() implements Readdressing {}
    }

    /** What came of an administrator's change of an account. */
    sealed interface Change {

        /** The account has become this. */
        record Made(Account account) implements Change {}

        /** It was so already; nothing was written. */
        record Needless(Account account) implements Change {}

        /** It is the last active administrator, and stays it; nothing was written. */
        record LastAdmin() implements Change {}

        /** There is no such account. */
        record Unknown() implements Change {}

        /**
         * What comes of changing an account that nobody else changes meanwhile.
         *
         * @param otherAdmin whether anybody else administers; asked only where that decides
         */
        static Change of(Account present, Account next, BooleanSupplier otherAdmin) {
            if (next.equals(present)) {
                return new Needless(present);
            }
            boolean adminGoes = present.administers() && !next.administers();
            return adminGoes && !otherAdmin.getAsBoolean() ? new LastAdmin() : new Made(next);
        }
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
     * Marks the account's address as one that mail was seen to arrive at, and leaves it in its epoch. Waits for a change
     * in flight, as {@link #hold} does.
     *
     * @return the account as it has become; absent where it is no longer active, or has passed {@code seen}
     */
    Optional<Account> verify(AccountId id, Epoch seen);

    /**
     * Gives the account another address, verified, and moves it to the next epoch. Of any number of attempts at one
     * address, by this or by {@link #add}, one succeeds; whoever loses goes on with the transaction.
     */
    Readdressing readdress(AccountId id, Epoch seen, EmailAddress next);

    /**
     * Takes the account out of the store, active or not, and with it all that is nobody else's: its credential and its
     * sessions, also one that is opened meanwhile. Waits for whoever holds the account. Its address is free from then on.
     * Never takes the last active administrator, as {@link #assign} doesn't.
     */
    Deletion delete(AccountId id, Epoch seen);

    /** The account with that canonical address. */
    Optional<Account> find(EmailAddress email);

    /**
     * All accounts in the order of their identifiers, which is that of their making.
     *
     * @param after where to go on; absent to begin with the first
     * @param limit how many at most
     */
    List<Account> page(Optional<AccountId> after, int limit);

    /**
     * Gives the account these roles in place of those it has. Never takes the last active administrator, however many
     * changes of however many administrators meet: they wait for one another, after each has locked its own account.
     * So do the next two.
     *
     * @param roles one at least
     */
    Change assign(AccountId id, Set<Role> roles);

    /** Bars the account and moves it to the next epoch. Must come before the end of its sessions. */
    Change suspend(AccountId id);

    /** Lets a barred account in again. */
    Change reinstate(AccountId id);
}
