package io.portcullis.domain.mail;

import io.portcullis.domain.ticket.Purpose;
import java.util.Optional;

/** What a mail tells: it brings a link, or it is a notice of what happened to an account. */
public enum MailKind {
    /** Somebody made an account with this address; its link shows that they read its mail. */
    VERIFY_EMAIL(Purpose.VERIFY_EMAIL),
    /** Somebody wants this address to be their account's in place of another; its link makes it so. */
    CONFIRM_NEW_EMAIL(Purpose.CHANGE_EMAIL),
    /** Somebody asked for a new password; its link sets one. */
    RESET_PASSWORD(Purpose.RESET_PASSWORD),
    /**
     * Somebody wanted to make an account with an address that has one which was never verified; its link takes it over
     * from whoever made it.
     */
    CLAIM_ACCOUNT(Purpose.RESET_PASSWORD),
    /** Somebody wanted to make an account with an address that has one. */
    ACCOUNT_EXISTS,
    /** To the present address: somebody who knows the password wants another address to take its place. */
    EMAIL_CHANGE_REQUESTED,
    /** To the old address and the new: the one took the other's place. */
    EMAIL_CHANGED,
    /** The password was changed by somebody who knew it. */
    PASSWORD_CHANGED,
    /** The password was set by a link. */
    PASSWORD_RESET,
    /** Somebody logged in from a client that was not seen before. */
    NEW_DEVICE,
    /** So many wrong passwords came that no client is admitted any more but those that are known. */
    LOGINS_CLOSED;

    private final Optional<Purpose> link;

    MailKind() {
        link = Optional.empty();
    }

    MailKind(Purpose purpose) {
        link = Optional.of(purpose);
    }

    /** What its link is good for; absent where it has none. */
    public Optional<Purpose> link() {
        return link;
    }
}
