package io.portcullis.domain.audit;

import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.secret.SecretId;
import io.portcullis.domain.session.EndReason;
import io.portcullis.domain.session.SessionId;
import io.portcullis.domain.signing.KeyId;
import java.util.Optional;

/**
 * A security-relevant act, as whoever does it tells it. It can hold no secret, password or token, for its parts are
 * identifiers, numbers and words of ours.
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

    /** Its owner changed what the account is called; neither name is told. */
    record AccountRenamed(AccountId account, SessionId by) implements AuditEvent {}

    /** Its owner was given all that is held about the account. */
    record AccountExported(AccountId account, SessionId by) implements AuditEvent {}

    /** Somebody who may deleted the account: its owner, by a session that went with it, or another. */
    record AccountDeleted(AccountId account, AccountId actor, SessionId by) implements AuditEvent {}

    /** The password asked for again was refused. */
    record ReauthenticationRefused(AccountId account, SessionId by, Refusal reason) implements AuditEvent {}

    /** The server made a key to sign with. */
    record SigningKeyAdded(KeyId key) implements AuditEvent {}

    /** The server forgot a key, whatever it had signed having expired. */
    record SigningKeyRemoved(KeyId key) implements AuditEvent {}

    /**
     * The store belongs to that secret of the environment from now on.
     *
     * @param former the one it belonged to before, if any
     */
    record StoreClaimed(SecretId secret, Optional<SecretId> former) implements AuditEvent {}

    /** Why a password that was checked opened nothing. The caller is never told. */
    enum Refusal {
        UNKNOWN_ACCOUNT,
        SUSPENDED_ACCOUNT,
        WRONG_PASSWORD,
        /** It was right, but the account, or the session that asked, changed before the act was done. */
        CHANGED_MEANWHILE
    }
}
