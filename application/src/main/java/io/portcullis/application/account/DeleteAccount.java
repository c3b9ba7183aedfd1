package io.portcullis.application.account;

import io.portcullis.application.steps.CheckPassword;
import io.portcullis.application.steps.RecordEvent;
import io.portcullis.application.steps.RemoveAccount;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.Sessions;
import io.portcullis.domain.port.Transactions;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.session.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Deletes the account of a caller who knows its password, for good and at once. Stealing a session is therefore not
 * enough to destroy an account.
 */
public final class DeleteAccount {

    private final CheckPassword checkPassword;
    private final RemoveAccount removeAccount;
    private final Accounts accounts;
    private final Sessions sessions;
    private final RecordEvent recordEvent;
    private final Transactions transactions;
    private final InstantSource clock;

    DeleteAccount(
            CheckPassword checkPassword,
            RemoveAccount removeAccount,
            Accounts accounts,
            Sessions sessions,
            RecordEvent recordEvent,
            Transactions transactions,
            InstantSource clock) {
        this.checkPassword = checkPassword;
        this.removeAccount = removeAccount;
        this.accounts = accounts;
        this.sessions = sessions;
        this.recordEvent = recordEvent;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Who wants to be forgotten. */
    public record Command(Caller caller, PresentedPassword password, Origin origin) {}

    /** What came of it. */
    public sealed interface Outcome {

        /** The account is gone, and so is every session. */
        record Deleted() implements Outcome {}

        /** The password was wrong, or account or session changed, or went, while it was checked. */
        record NotReauthenticated() implements Outcome {}

        /** The caller is the last active administrator, and stays it; the password was right. */
        record LastAdmin() implements Outcome {}

        /** Too many have failed in this session before; nothing was checked. */
        record Throttled(Duration retryAfter) implements Outcome {}

        /** There was no room to check. */
        record Overloaded(Duration retryAfter) implements Outcome {}
    }

    public Outcome handle(Command command) {
        return switch (checkPassword.ofCaller(command.caller(), command.password(), command.origin())) {
            case CheckPassword.Outcome.Right right ->
                delete(command, right.credential().account());
            case CheckPassword.Outcome.Wrong() -> new Outcome.NotReauthenticated();
            case CheckPassword.Outcome.Throttled(Duration retryAfter) -> new Outcome.Throttled(retryAfter);
            case CheckPassword.Outcome.Overloaded(Duration retryAfter) -> new Outcome.Overloaded(retryAfter);
        };
    }

    /** Holds account and session before it removes anything, so that a refusal undoes nothing and its entry stays. */
    private Outcome delete(Command command, Account proven) {
        Instant now = clock.instant();
        SessionId session = command.caller().session().id();
        return transactions.run(_ -> {
            boolean unchanged = accounts.hold(proven.id(), proven.epoch()).isPresent() && sessions.hold(session, now);
            Accounts.Deletion deletion = unchanged
                    ? removeAccount.remove(proven, event(command.caller()), command.origin())
                    : Accounts.Deletion.CHANGED;
            return switch (deletion) {
                case DELETED -> new Outcome.Deleted();
                case LAST_ADMIN -> new Outcome.LastAdmin();
                case CHANGED -> {
                    recordEvent.record(
                            new AuditEvent.ReauthenticationRefused(
                                    proven.id(), session, AuditEvent.Refusal.CHANGED_MEANWHILE),
                            command.origin());
                    yield new Outcome.NotReauthenticated();
                }
            };
        });
    }

    private static AuditEvent event(Caller owner) {
        AccountId account = owner.account().id();
        return new AuditEvent.AccountDeleted(account, account, owner.session().id());
    }
}
