package io.portcullis.application.ticket;

import io.portcullis.application.steps.CheckTicket;
import io.portcullis.application.steps.HashNewPassword;
import io.portcullis.application.steps.QueueMail;
import io.portcullis.application.steps.RecordEvent;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.credential.NewPassword;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.credential.PasswordRules;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.Budgets;
import io.portcullis.domain.port.Credentials;
import io.portcullis.domain.port.Sessions;
import io.portcullis.domain.port.Tickets;
import io.portcullis.domain.port.Transactions;
import io.portcullis.domain.request.Fault;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.session.EndReason;
import io.portcullis.domain.throttle.Subject;
import io.portcullis.domain.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Gives an account the password that whoever reads its mail has chosen. Every session ends, for one of them may be why;
 * guessing may begin afresh, for what was guessed at is gone. It logs nobody in. Since the mail was received, the address
 * is verified: whoever had made the account with a stranger's address has lost it.
 */
public final class ResetPassword {

    private final CheckTicket checkTicket;
    private final HashNewPassword hashNewPassword;
    private final Accounts accounts;
    private final Credentials credentials;
    private final Sessions sessions;
    private final Tickets tickets;
    private final Budgets budgets;
    private final QueueMail queueMail;
    private final RecordEvent recordEvent;
    private final Transactions transactions;
    private final InstantSource clock;

    ResetPassword(
            CheckTicket checkTicket,
            HashNewPassword hashNewPassword,
            Accounts accounts,
            Credentials credentials,
            Sessions sessions,
            Tickets tickets,
            Budgets budgets,
            QueueMail queueMail,
            RecordEvent recordEvent,
            Transactions transactions,
            InstantSource clock) {
        this.checkTicket = checkTicket;
        this.hashNewPassword = hashNewPassword;
        this.accounts = accounts;
        this.credentials = credentials;
        this.sessions = sessions;
        this.tickets = tickets;
        this.budgets = budgets;
        this.queueMail = queueMail;
        this.recordEvent = recordEvent;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Which password is to hold, by which link. */
    public record Command(String token, NewPassword password, Origin origin) {

        @Override
        public String toString() {
            return "a reset of a password from " + origin;
        }
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** The new password holds, and no session is left. */
        record Reset() implements Outcome {}

        /** The password won't do; the link is as good as before. */
        record PasswordRefused(Fault fault) implements Outcome {}

        /** The link is unknown, expired, used or superseded, or its account has changed: indistinguishable. */
        record LinkVoid() implements Outcome {}

        /** There was no room to judge or to hash; the link is as good as before. */
        record Overloaded(Duration retryAfter) implements Outcome {}
    }

    /** Looks at the link first, so that nobody without one can keep the hasher busy. */
    public Outcome handle(Command command) {
        Optional<Ticket> ticket = checkTicket.check(Sealed.Kind.RESET_TOKEN, command.token());
        return ticket.map(live -> hash(command, live)).orElseGet(Outcome.LinkVoid::new);
    }

    private Outcome hash(Command command, Ticket ticket) {
        Optional<Fault> fault = PasswordRules.judge(command.password(), ticket.email());
        if (fault.isPresent()) {
            return new Outcome.PasswordRefused(fault.get());
        }
        return switch (hashNewPassword.hash(command.password(), ticket.email())) {
            case HashNewPassword.Outcome.Hashed(PasswordHash hash) -> reset(command, ticket, hash);
            case HashNewPassword.Outcome.Refused(Fault refusal) -> new Outcome.PasswordRefused(refusal);
            case HashNewPassword.Outcome.Overloaded(Duration retryAfter) -> new Outcome.Overloaded(retryAfter);
        };
    }

    private Outcome reset(Command command, Ticket ticket, PasswordHash hash) {
        Instant now = clock.instant();
        return transactions.run(transaction -> {
            Optional<Account> advanced = accounts.advance(ticket.account(), ticket.epoch())
                    .filter(_ -> tickets.spend(ticket.id(), now))
                    .flatMap(account -> accounts.verify(account.id(), account.epoch()));
            if (advanced.isEmpty()) {
                return transaction.undo(new Outcome.LinkVoid());
            }
            Account account = advanced.get();
            credentials.put(account.id(), hash, now);
            int ended = sessions.endAll(account.id(), Optional.empty(), EndReason.PASSWORD_RESET, now);
            budgets.remove(List.of(new Subject.Stranger(account.id())));
            queueMail.tell(account, MailKind.PASSWORD_RESET, command.origin());
            recordEvent.record(new AuditEvent.PasswordReset(account.id(), ended), command.origin());
            return new Outcome.Reset();
        });
    }
}
