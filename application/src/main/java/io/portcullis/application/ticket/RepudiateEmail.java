package io.portcullis.application.ticket;

import io.portcullis.application.steps.CheckTicket;
import io.portcullis.application.steps.RecordEvent;
import io.portcullis.application.steps.RemoveAccount;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.Tickets;
import io.portcullis.domain.port.Transactions;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.ticket.Ticket;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Takes the same link for the opposite: <em>this was not me</em>. An account that somebody made with a stranger's address
 * is deleted, so that the address is free for its owner; a change to a stranger's address is dropped.
 */
public final class RepudiateEmail {

    private final CheckTicket checkTicket;
    private final RemoveAccount removeAccount;
    private final Accounts accounts;
    private final Tickets tickets;
    private final RecordEvent recordEvent;
    private final Transactions transactions;
    private final InstantSource clock;

    RepudiateEmail(
            CheckTicket checkTicket,
            RemoveAccount removeAccount,
            Accounts accounts,
            Tickets tickets,
            RecordEvent recordEvent,
            Transactions transactions,
            InstantSource clock) {
        this.checkTicket = checkTicket;
        this.removeAccount = removeAccount;
        this.accounts = accounts;
        this.tickets = tickets;
        this.recordEvent = recordEvent;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Which link was used. */
    public record Command(String token, Origin origin) {

        @Override
        public String toString() {
            return "a repudiation from " + origin;
        }
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** The account is gone, or the address stays as it was. */
        record Repudiated() implements Outcome {}

        /** The account is the last active administrator, and stays; so does the link. */
        record LastAdmin() implements Outcome {}

        /** The link is unknown, expired, used or superseded, or its account has changed: indistinguishable. */
        record LinkVoid() implements Outcome {}
    }

    public Outcome handle(Command command) {
        return checkTicket
                .check(Sealed.Kind.VERIFICATION_TOKEN, command.token())
                .map(ticket -> repudiate(ticket, command.origin()))
                .orElseGet(Outcome.LinkVoid::new);
    }

    private Outcome repudiate(Ticket ticket, Origin origin) {
        return transactions.run(transaction -> {
            Optional<Account> held = accounts.hold(ticket.account(), ticket.epoch())
                    .filter(_ -> tickets.spend(ticket.id(), clock.instant()));
            Outcome outcome =
                    held.map(account -> repudiate(account, ticket, origin)).orElseGet(Outcome.LinkVoid::new);
            return outcome instanceof Outcome.Repudiated ? outcome : transaction.undo(outcome);
        });
    }

    private Outcome repudiate(Account account, Ticket ticket, Origin origin) {
        return switch (ticket.purpose()) {
            case VERIFY_EMAIL -> account.emailVerified() ? new Outcome.LinkVoid() : remove(account, origin);
            case CHANGE_EMAIL -> {
                recordEvent.record(new AuditEvent.EmailChangeRepudiated(account.id()), origin);
                yield new Outcome.Repudiated();
            }
            case RESET_PASSWORD -> new Outcome.LinkVoid();
        };
    }

    private Outcome remove(Account account, Origin origin) {
        return switch (removeAccount.remove(account, new AuditEvent.AccountRepudiated(account.id()), origin)) {
            case DELETED -> new Outcome.Repudiated();
            case LAST_ADMIN -> new Outcome.LastAdmin();
            case CHANGED -> new Outcome.LinkVoid();
        };
    }
}
