package io.portcullis.application.administration;

import io.portcullis.application.steps.HashNewPassword;
import io.portcullis.application.steps.QueueMail;
import io.portcullis.application.steps.RecordEvent;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.DisplayName;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.administration.Authority;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.credential.NewPassword;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.credential.PasswordRules;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.Credentials;
import io.portcullis.domain.port.Secrets;
import io.portcullis.domain.port.Transactions;
import io.portcullis.domain.request.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Makes an account for somebody, whoever may register. A password must be as good as one that its owner chose. */
public final class CreateAccount {

    private final Accounts accounts;
    private final Credentials credentials;
    private final HashNewPassword hashNewPassword;
    private final Secrets secrets;
    private final QueueMail queueMail;
    private final RecordEvent recordEvent;
    private final Transactions transactions;
    private final InstantSource clock;

    CreateAccount(
            Accounts accounts,
            Credentials credentials,
            HashNewPassword hashNewPassword,
            Secrets secrets,
            QueueMail queueMail,
            RecordEvent recordEvent,
            Transactions transactions,
            InstantSource clock) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.hashNewPassword = hashNewPassword;
        this.secrets = secrets;
        this.queueMail = queueMail;
        this.recordEvent = recordEvent;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * For whom.
     *
     * @param roles one at least
     * @param verified whether the operator answers for the address; else its owner is mailed a link
     */
    public record Command(
            Authority.Operator authority,
            EmailAddress email,
            NewPassword password,
            Optional<DisplayName> displayName,
            Set<Role> roles,
            boolean verified) {

        public Command {
            roles = Set.copyOf(roles);
        }
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** There is a new account. */
        record Created(Account account) implements Outcome {}

        /** The password won't do; nothing was hashed. */
        record PasswordRefused(Fault fault) implements Outcome {}

        /** Another account has the address; nothing was written. */
        record EmailTaken() implements Outcome {}

        /** There was no room to judge or to hash. */
        record Overloaded(Duration retryAfter) implements Outcome {}
    }

    public Outcome handle(Command command) {
        Optional<Fault> fault = PasswordRules.judge(command.password(), command.email());
        if (fault.isPresent()) {
            return new Outcome.PasswordRefused(fault.get());
        }
        return switch (hashNewPassword.hash(command.password(), command.email())) {
            case HashNewPassword.Outcome.Hashed(PasswordHash hash) -> create(command, hash);
            case HashNewPassword.Outcome.Refused(Fault refusal) -> new Outcome.PasswordRefused(refusal);
            case HashNewPassword.Outcome.Overloaded(Duration retryAfter) -> new Outcome.Overloaded(retryAfter);
        };
    }

    private Outcome create(Command command, PasswordHash hash) {
        Instant now = clock.instant();
        Account account = account(command, now);
        return transactions.run(_ -> switch (accounts.add(account)) {
            case ADDED -> {
                credentials.put(account.id(), hash, now);
                if (!account.emailVerified()) {
                    queueMail.sendForOperator(account, MailKind.VERIFY_EMAIL);
                }
                recordEvent.record(new AuditEvent.AccountCreated(account.id(), account.roles()), command.authority());
                yield new Outcome.Created(account);
            }
            case EMAIL_TAKEN -> new Outcome.EmailTaken();
        });
    }

    private Account account(Command command, Instant now) {
        AccountId id = new AccountId(secrets.identifier(now));
        Account account = Account.registered(id, command.email(), command.displayName(), now)
                .with(command.roles());
        return command.verified() ? account.verified() : account;
    }
}
