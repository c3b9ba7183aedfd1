package io.portcullis.application.account;

import io.portcullis.application.steps.HashNewPassword;
import io.portcullis.application.steps.QueueMail;
import io.portcullis.application.steps.RecordEvent;
import io.portcullis.application.steps.Reservation;
import io.portcullis.application.steps.SpendBudget;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.DisplayName;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.account.Registration;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.credential.NewPassword;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.credential.PasswordRules;
import io.portcullis.domain.mail.Addressee;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.Credentials;
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

/**
 * Makes an account for an address and a password. Where registration is open it is told whether the address was free;
 * where it is confidential only the address's mail tells, and a free address and a taken one cost the same.
 */
public final class RegisterAccount {

    private final Accounts accounts;
    private final Credentials credentials;
    private final HashNewPassword hashNewPassword;
    private final Secrets secrets;
    private final SpendBudget spendBudget;
    private final QueueMail queueMail;
    private final RecordEvent recordEvent;
    private final Transactions transactions;
    private final Registration registration;
    private final InstantSource clock;

    RegisterAccount(
            Accounts accounts,
            Credentials credentials,
            HashNewPassword hashNewPassword,
            Secrets secrets,
            SpendBudget spendBudget,
            QueueMail queueMail,
            RecordEvent recordEvent,
            Transactions transactions,
            Registration registration,
            InstantSource clock) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.hashNewPassword = hashNewPassword;
        this.secrets = secrets;
        this.spendBudget = spendBudget;
        this.queueMail = queueMail;
        this.recordEvent = recordEvent;
        this.transactions = transactions;
        this.registration = registration;
        this.clock = clock;
    }

    /** Who wants an account. */
    public record Command(EmailAddress email, NewPassword password, Optional<DisplayName> displayName, Origin origin) {}

    /** What came of it. */
    public sealed interface Outcome {

        /** There is a new account. */
        record Registered(Account account) implements Outcome {}

        /** There is a new account, or the owner of the one there was is told; which of them is not. */
        record Accepted() implements Outcome {}

        /** Nobody can make an account here. */
        record Closed() implements Outcome {}

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
        if (registration == Registration.CLOSED) {
            return new Outcome.Closed();
        }
        Optional<Fault> fault = PasswordRules.judge(command.password(), command.email());
        if (fault.isPresent()) {
            return new Outcome.PasswordRefused(fault.get());
        }
        return switch (spendBudget.reserve(Act.REGISTRATION, command.origin())) {
            case SpendBudget.Outcome.Admitted(Reservation reservation) -> {
                Outcome outcome = hash(command);
                if (outcome instanceof Outcome.Overloaded) {
                    spendBudget.settle(reservation, Settlement.NOT_CHECKED);
                }
                yield outcome;
            }
            case SpendBudget.Outcome.Throttled(Duration retryAfter) -> new Outcome.Throttled(retryAfter);
        };
    }

    private Outcome hash(Command command) {
        return switch (hashNewPassword.hash(command.password(), command.email())) {
            case HashNewPassword.Outcome.Hashed(PasswordHash hash) -> register(command, hash);
            case HashNewPassword.Outcome.Refused(Fault refusal) -> new Outcome.PasswordRefused(refusal);
            case HashNewPassword.Outcome.Overloaded(Duration retryAfter) -> new Outcome.Overloaded(retryAfter);
        };
    }

    private Outcome register(Command command, PasswordHash hash) {
        Instant now = clock.instant();
        AccountId id = new AccountId(secrets.identifier(now));
        Account account = Account.registered(id, command.email(), command.displayName(), now);
        return transactions.run(_ -> {
            Accounts.Added added = accounts.add(account);
            Optional<Account> owner = accounts.find(command.email());
            return switch (added) {
                case ADDED -> {
                    credentials.put(id, hash, now);
                    queueMail.request(
                            command.email(),
                            MailKind.VERIFY_EMAIL,
                            Optional.of(Addressee.owner(account)),
                            command.origin());
                    recordEvent.record(new AuditEvent.AccountRegistered(id), command.origin());
                    yield confidential() ? new Outcome.Accepted() : new Outcome.Registered(account);
                }
                case EMAIL_TAKEN -> {
                    if (confidential()) {
                        throwAway(hash, owner.map(Account::id).orElse(id));
                        tell(owner.filter(Account::active), command);
                    }
                    recordEvent.record(new AuditEvent.RegistrationRefused(owner.map(Account::id)), command.origin());
                    yield confidential() ? new Outcome.Accepted() : new Outcome.EmailTaken();
                }
            };
        });
    }

    /** Asks the store as much as keeping it would: a hash with a salt of its own is nobody's, so nothing is renewed. */
    private void throwAway(PasswordHash hash, AccountId owner) {
        if (credentials.renew(owner, hash, hash)) {
            throw new IllegalStateException("two hashes with one salt");
        }
    }

    /**
     * Whoever holds an address that was never verified may be a squatter. The person who now registers gets a link that
     * makes the account theirs, and ends whatever the squatter had.
     */
    private void tell(Optional<Account> owner, Command command) {
        MailKind kind = owner.filter(account -> !account.emailVerified()).isPresent()
                ? MailKind.CLAIM_ACCOUNT
                : MailKind.ACCOUNT_EXISTS;
        queueMail.requestDaily(command.email(), kind, owner.map(Addressee::owner), command.origin());
    }

    private boolean confidential() {
        return registration == Registration.CONFIDENTIAL;
    }
}
