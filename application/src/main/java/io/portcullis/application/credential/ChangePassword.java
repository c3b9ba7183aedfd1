package io.portcullis.application.credential;

import io.portcullis.application.steps.CheckPassword;
import io.portcullis.application.steps.QueueMail;
import io.portcullis.application.steps.RecordEvent;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.credential.NewPassword;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.credential.PasswordRules;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.Credentials;
import io.portcullis.domain.port.PasswordHasher;
import io.portcullis.domain.port.PasswordPolicy;
import io.portcullis.domain.port.Sessions;
import io.portcullis.domain.port.Transactions;
import io.portcullis.domain.request.Fault;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.session.EndReason;
import io.portcullis.domain.session.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Gives an account a new password, for a caller who knows the present one; every other session of the account ends.
 * Stealing a session is therefore not enough to keep an account.
 */
public final class ChangePassword {

    private final CheckPassword checkPassword;
    private final Accounts accounts;
    private final Credentials credentials;
    private final Sessions sessions;
    private final PasswordPolicy policy;
    private final PasswordHasher hasher;
    private final QueueMail queueMail;
    private final RecordEvent recordEvent;
    private final Transactions transactions;
    private final InstantSource clock;

    ChangePassword(
            CheckPassword checkPassword,
            Accounts accounts,
            Credentials credentials,
            Sessions sessions,
            PasswordPolicy policy,
            PasswordHasher hasher,
            QueueMail queueMail,
            RecordEvent recordEvent,
            Transactions transactions,
            InstantSource clock) {
        this.checkPassword = checkPassword;
        this.accounts = accounts;
        this.credentials = credentials;
        this.sessions = sessions;
        this.policy = policy;
        this.hasher = hasher;
        this.queueMail = queueMail;
        this.recordEvent = recordEvent;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Who wants which password in place of which. */
    public record Command(Caller caller, PresentedPassword current, NewPassword next, Origin origin) {}

    /** What came of it. */
    public sealed interface Outcome {

        /** The new password holds, and the caller's is the only session left. */
        record Changed() implements Outcome {}

        /** The new password won't do; the present one was not checked. */
        record PasswordRefused(Fault fault) implements Outcome {}

        /** The present password was wrong, or account or session changed while it was checked. */
        record NotReauthenticated() implements Outcome {}

        /** Too many have failed in this session before; nothing was checked. */
        record Throttled(Duration retryAfter) implements Outcome {}

        /** There was no room to judge, to check or to hash. */
        record Overloaded(Duration retryAfter) implements Outcome {}
    }

    public Outcome handle(Command command) {
        Optional<Fault> fault = fault(command);
        if (fault.isPresent()) {
            return new Outcome.PasswordRefused(fault.get());
        }
        return switch (policy.judge(command.next(), command.caller().account().email())) {
            case PasswordPolicy.Judgement.Accepted() -> check(command);
            case PasswordPolicy.Judgement.Refused(Fault refusal) -> new Outcome.PasswordRefused(refusal);
            case PasswordPolicy.Judgement.Overloaded(Duration retryAfter) -> new Outcome.Overloaded(retryAfter);
        };
    }

    private static Optional<Fault> fault(Command command) {
        return command.next().sameAs(command.current())
                ? Optional.of(new Fault(Fault.Code.UNCHANGED, "it must differ from the present one"))
                : PasswordRules.judge(command.next(), command.caller().account().email());
    }

    private Outcome check(Command command) {
        return switch (checkPassword.ofCaller(command.caller(), command.current(), command.origin())) {
            case CheckPassword.Outcome.Right right ->
                hash(command, right.credential().account());
            case CheckPassword.Outcome.Wrong() -> new Outcome.NotReauthenticated();
            case CheckPassword.Outcome.Throttled(Duration retryAfter) -> new Outcome.Throttled(retryAfter);
            case CheckPassword.Outcome.Overloaded(Duration retryAfter) -> new Outcome.Overloaded(retryAfter);
        };
    }

    private Outcome hash(Command command, Account proven) {
        return switch (hasher.hash(command.next().password())) {
            case PasswordHasher.Hashing.Hashed(PasswordHash hash) -> change(command, proven, hash);
            case PasswordHasher.Overloaded(Duration retryAfter) -> new Outcome.Overloaded(retryAfter);
        };
    }

    /** Holds account and session before it changes anything, so that a refusal undoes nothing and its entry stays. */
    private Outcome change(Command command, Account proven, PasswordHash hash) {
        Instant now = clock.instant();
        SessionId session = command.caller().session().id();
        return transactions.run(_ -> {
            boolean unchanged = accounts.hold(proven.id(), proven.epoch()).isPresent()
                    && sessions.hold(session, now)
                    && accounts.advance(proven.id(), proven.epoch()).isPresent();
            if (!unchanged) {
                recordEvent.record(
                        new AuditEvent.ReauthenticationRefused(
                                proven.id(), session, AuditEvent.Refusal.CHANGED_MEANWHILE),
                        command.origin());
                return new Outcome.NotReauthenticated();
            }
            credentials.put(proven.id(), hash, now);
            int ended = sessions.endAll(proven.id(), Optional.of(session), EndReason.PASSWORD_CHANGED, now);
            queueMail.tell(proven, MailKind.PASSWORD_CHANGED, command.origin());
            recordEvent.record(new AuditEvent.PasswordChanged(proven.id(), session, ended), command.origin());
            return new Outcome.Changed();
        });
    }
}
