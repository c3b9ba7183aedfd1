package io.portcullis.application.administration;

import io.portcullis.application.steps.RecordEvent;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.administration.Authority;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.Transactions;
import java.util.Set;

/** Gives an account other roles. They count with its next request, whatever the tokens say that it holds. */
public final class AssignRoles {

    private final Accounts accounts;
    private final RecordEvent recordEvent;
    private final Transactions transactions;

    AssignRoles(Accounts accounts, RecordEvent recordEvent, Transactions transactions) {
        this.accounts = accounts;
        this.recordEvent = recordEvent;
        this.transactions = transactions;
    }

    /**
     * Who gives whom which.
     *
     * @param roles one at least; they take the place of those that the account has
     */
    public record Command(Authority authority, AccountId account, Set<Role> roles) {

        public Command {
            roles = Set.copyOf(roles);
        }
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** It has those roles, by this command or before it. */
        record Assigned(Account account) implements Outcome {}

        /** It is the last active administrator, and stays it. */
        record LastAdmin() implements Outcome {}

        /** There is no such account. */
        record NotFound() implements Outcome {}
    }

    public Outcome handle(Command command) {
        return transactions.run(_ -> switch (accounts.assign(command.account(), command.roles())) {
            case Accounts.Change.Made(Account account) -> {
                recordEvent.record(
                        new AuditEvent.RolesAssigned(
                                account.id(), command.authority().actor(), account.roles()),
                        command.authority());
                yield new Outcome.Assigned(account);
            }
            case Accounts.Change.Needless(Account account) -> new Outcome.Assigned(account);
            case Accounts.Change.LastAdmin() -> new Outcome.LastAdmin();
            case Accounts.Change.Unknown() -> new Outcome.NotFound();
        });
    }
}
