package io.portcullis.domain.mail;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.account.Epoch;

/**
 * Whom a mail is for.
 *
 * @param epoch the account's when the mail was queued: a link for any other is not sent
 * @param email the one recipient, always an address that the store had; not the account's where that is changing
 */
public record Addressee(AccountId account, Epoch epoch, EmailAddress email) {

    /** The owner of an account, at its address. */
    public static Addressee owner(Account account) {
        return at(account, account.email());
    }

    /** The owner of an account, at an address that was its own or will be. */
    public static Addressee at(Account account, EmailAddress email) {
        return new Addressee(account.id(), account.epoch(), email);
    }
}
