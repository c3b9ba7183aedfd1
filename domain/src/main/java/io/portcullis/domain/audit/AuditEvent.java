package io.portcullis.domain.audit;

import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.account.SuspensionReason;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.secret.SecretId;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.session.EndReason;
import io.portcullis.domain.session.SessionId;
import io.portcullis.domain.signing.KeyId;
import java.util.Optional;
import java.util.Set;

/**
 * A security-relevant act, as whoever does it tells it. It can hold no secret, password or token, for its parts are
 * identifiers, numbers and words of ours, and the one line by which an administrator says why.
 */
public sealed interface AuditEvent {

    /** Somebody made an account. */
    record AccountRegistered(AccountId account) implements AuditEvent {}

    /**
     * Somebody wanted an account for an address that has one.
     *
     * @param owner whose address it is; absent where that account has gone meanwhile
     */
    record RegistrationRefused(Optional<AccountId> owner) implements AuditEvent {}

    /**
     * Somebody logged in.
     *
     * @param ended how many older sessions had to make room
     */
    record SessionOpened(AccountId account, SessionId session, int ended) implements AuditEvent {}

    /**
     * A login was checked and refused.
     *
     * @param account whose address it was; absent where nobody has it
     */
    record SessionRefused(Optional<AccountId> account, Refusal reason) implements AuditEvent {}

    /** A session ended because an old refresh token came back, or one that the store doesn't know yet. */
    record RefreshRefused(AccountId account, SessionId session, EndReason reason) implements AuditEvent {}

    /** Its owner ended one session, by the session {@code by}. */
    record SessionEnded(AccountId account, SessionId by, SessionId session, EndReason reason) implements AuditEvent {}

    /**
     * Their owner ended all sessions, or all but the one that asked.
     *
     * @param ended how many
     */
    record SessionsEnded(AccountId account, SessionId by, int ended) implements AuditEvent {}

    /**
     * Its owner changed a password.
     *
     * @param ended how many other sessions that ended
     */
    record PasswordChanged(AccountId account, SessionId by, int ended) implements AuditEvent {}

    /**
     * A link was asked for by which to reset a password.
     *
     * @param account whose; absent where there was none to mail it to
     */
    record PasswordResetRequested(Optional<AccountId> account) implements AuditEvent {}

    /** An administrator had such a link mailed to an account's owner. */
    record PasswordResetSent(AccountId account, Administrator by) implements AuditEvent {}

    /**
     * A password was set by a mailed link.
     *
     * @param ended how many sessions that ended
     */
    record PasswordReset(AccountId account, int ended) implements AuditEvent {}

    /**
     * A link was asked for by which to verify an address.
     *
     * @param account whose; absent where there was nothing to verify
     */
    record VerificationRequested(Optional<AccountId> account) implements AuditEvent {}

    /** A mailed link showed that an account's address receives mail. */
    record EmailVerified(AccountId account) implements AuditEvent {}

    /** Its owner wants another address for an account; neither is told. */
    record EmailChangeRequested(AccountId account, SessionId by) implements AuditEvent {}

    /** A mailed link gave an account the address that its owner wanted. */
    record EmailChanged(AccountId account) implements AuditEvent {}

    /** Whoever has the address that was wanted for an account did not want it so. */
    record EmailChangeRepudiated(AccountId account) implements AuditEvent {}

    /** Whoever has the address of an account that was never verified did not make it; it was deleted. */
    record AccountRepudiated(AccountId account) implements AuditEvent {}

    /**
     * So many wrong passwords came that only known clients are admitted until the password is reset.
     *
     * @param account absent where nobody has the address that was tried
     */
    record LoginsClosed(Optional<AccountId> account) implements AuditEvent {}

    /** A mail could not be delivered, and is not tried any more. */
    record MailRefused(AccountId account, MailKind kind) implements AuditEvent {}

    /** Its owner changed what the account is called; neither name is told. */
    record AccountRenamed(AccountId account, SessionId by) implements AuditEvent {}

    /** The operator made an account, by the command line. */
    record AccountCreated(AccountId account, Set<Role> roles) implements AuditEvent {

        public AccountCreated {
            roles = Set.copyOf(roles);
        }
    }

    /** The operator brought an account along from another store. */
    record AccountImported(AccountId account, Set<Role> roles) implements AuditEvent {

        public AccountImported {
            roles = Set.copyOf(roles);
        }
    }

    /** The operator had all accounts written down, password hashes included. */
    record AccountsExported() implements AuditEvent {}

    /** Its owner was given all that is held about the account. */
    record AccountExported(AccountId account, SessionId by) implements AuditEvent {}

    /** Somebody who may deleted the account: its owner, by a session that went with it, or another. */
    record AccountDeleted(AccountId account, AccountId actor, SessionId by) implements AuditEvent {}

    /** The password asked for again was refused. */
    record ReauthenticationRefused(AccountId account, SessionId by, Refusal reason) implements AuditEvent {}

    /**
     * An account's roles were changed.
     *
     * @param by absent where the operator did it, by the command line; so with those that follow
     */
    record RolesAssigned(AccountId account, Optional<Administrator> by, Set<Role> roles) implements AuditEvent {

        public RolesAssigned {
            roles = Set.copyOf(roles);
        }
    }

    /**
     * An account was barred.
     *
     * @param ended how many sessions that ended
     */
    record AccountSuspended(AccountId account, Optional<Administrator> by, SuspensionReason reason, int ended)
            implements AuditEvent {}

    /** A barred account was let in again. */
    record AccountReinstated(AccountId account, Optional<Administrator> by) implements AuditEvent {}

    /**
     * An administrator ended all sessions of an account.
     *
     * @param ended how many
     */
    record SessionsEndedByAdministrator(AccountId account, Administrator by, int ended) implements AuditEvent {}

    /** An administrator looked at an account. */
    record AccountRead(AccountId account, Administrator by) implements AuditEvent {}

    /** An administrator looked at a list of accounts. */
    record AccountsRead(Administrator by) implements AuditEvent {}

    /**
     * An administrator looked at the audit trail.
     *
     * @param account whose part of it; absent where it was everybody's
     */
    record EventsRead(Optional<AccountId> account, Administrator by) implements AuditEvent {}

    /**
     * There is another key to sign with.
     *
     * @param by absent where the server made it of itself, or the operator did
     */
    record SigningKeyAdded(KeyId key, Optional<Administrator> by) implements AuditEvent {}

    /** An administrator looked at the line of keys. */
    record SigningKeysRead(Administrator by) implements AuditEvent {}

    /** A key was forgotten: whatever it had signed had expired, or it was replaced because one was in wrong hands. */
    record SigningKeyRemoved(KeyId key) implements AuditEvent {}

    /**
     * The store belongs to that secret of the environment from now on.
     *
     * @param former the one it belonged to before, if any
     */
    record StoreClaimed(SecretId secret, Optional<SecretId> former) implements AuditEvent {}

    /** Who acts on what isn't theirs, and by which session. */
    record Administrator(AccountId account, SessionId session) {

        public static Administrator of(Caller caller) {
            return new Administrator(caller.account().id(), caller.session().id());
        }
    }

    /** Why a password that was checked opened nothing. The caller is not told, but for one of them. */
    enum Refusal {
        UNKNOWN_ACCOUNT,
        SUSPENDED_ACCOUNT,
        /** It was right, but the address must be verified first; the caller is told so. */
        EMAIL_NOT_VERIFIED,
        WRONG_PASSWORD,
        /** It was right, but the account, or the session that asked, changed before the act was done. */
        CHANGED_MEANWHILE
    }
}
