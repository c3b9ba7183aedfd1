package io.portcullis.application.account;

import io.portcullis.application.steps.RecordEvent;
import io.portcullis.application.steps.Reservation;
import io.portcullis.application.steps.SpendBudget;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.DisplayName;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.credential.NewPassword;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.credential.PasswordRules;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.Credentials;
import io.portcullis.domain.port.PasswordHasher;
import io.portcullis.domain.port.PasswordPolicy;
import io.portcullis.domain.port.Secrets;
import io.portcullis.domain.port.Transactions;
import io.portcullis.domain.request.Fault;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.throttle.Act;
import io.portcullis.domain.throttle.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Makes an account for an address and a password, and tells openly whether the address was free. */
public final class RegisterAccount {

    private final Accounts accounts;
    private final Credentials credentials;
    private final PasswordPolicy policy;
    private final PasswordHasher hasher;
    private final Secrets secrets;
    private final SpendBudget spendBudget;
    private final RecordEvent recordEvent;
    private final Transactions transactions;
    private final InstantSource clock;

    RegisterAccount(
            Accounts accounts,
            Credentials credentials,
            PasswordPolicy policy,
            PasswordHasher hasher,
            Secrets secrets,
            SpendBudget spendBudget,
            RecordEvent recordEvent,
            Transactions transactions,
            InstantSource clock) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.policy = policy;
        this.hasher = hasher;
        this.secrets = secrets;
        this.spendBudget = spendBudget;
        this.recordEvent = recordEvent;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Who wants an account. */
    public record Command(EmailAddress email, NewPassword password, Optional<DisplayName> displayName, Origin origin) {}

    /** What came of it. */
    public sealed interface Outcome {

        /** There is a new account. */
        record Registered(Account account) implements Outcome {}

        /** The password won't do; nothing was hashed. */
        record PasswordRefused(Fault fault) implements Outcome {}

        /** Another account has the address. */
        record EmailTaken() implements Outcome {}

        /** Too many accounts were wanted from there; nothing was judged or hashed. */
        record Throttled(Duration retryAfter) implements Outcome {}

        /** There was no room to judge or to hash. */
        record Overloaded(Duration retryAfter) implements Outcome {}
    }

    public Outcome handle(Command command) {
        Optional<Fault> fault = PasswordRules.judge(command.password(), command.email());
        if (fault.isPresent()) {
            return new Outcome.PasswordRefused(fault.get());
        }
        return switch (spendBudget.reserve(Act.REGISTRATION, command.origin())) {
            case SpendBudget.Outcome.Admitted(Reservation reservation) -> {
                Outcome outcome = judge(command);
                if (outcome instanceof Outcome.Overloaded) {
                    spendBudget.settle(reservation, Settlement.NOT_CHECKED);
                }
                yield outcome;
            }
            case SpendBudget.Outcome.Throttled(Duration retryAfter) -> new Outcome.Throttled(retryAfter);
        };
    }

    private Outcome judge(Command command) {
        return switch (policy.judge(command.password(), command.email())) {
            case PasswordPolicy.Judgement.Accepted() -> hash(command);
            case PasswordPolicy.Judgement.Refused(Fault refusal) -> new Outcome.PasswordRefused(refusal);
            case PasswordPolicy.Judgement.Overloaded(Duration retryAfter) -> new Outcome.Overloaded(retryAfter);
        };
    }

    private Outcome hash(Command command) {
        return switch (hasher.hash(command.password().password())) {
            case PasswordHasher.Hashing.Hashed(PasswordHash hash) -> register(command, hash);
            case PasswordHasher.Overloaded(Duration retryAfter) -> new Outcome.Overloaded(retryAfter);
        };
    }

    private Outcome register(Command command, PasswordHash hash) {
        Instant now = clock.instant();
        AccountId id = new AccountId(secrets.identifier(now));
        Account account = Account.registered(id, command.email(), command.displayName(), now);
        return transactions.run(_ -> switch (accounts.add(account)) {
            case ADDED -> {
                credentials.put(id, hash, now);
                recordEvent.record(new AuditEvent.AccountRegistered(id), command.origin());
                yield new Outcome.Registered(account);
            }
            case EMAIL_TAKEN -> {
                recordEvent.record(new AuditEvent.RegistrationRefused(owner(command.email())), command.origin());
                yield new Outcome.EmailTaken();
            }
        });
    }

    private Optional<AccountId> owner(EmailAddress email) {
        return credentials.ofEmail(email).map(found -> found.account().id());
    }
}
