package io.portcullis.application.account;

import io.portcullis.application.steps.RecordEvent;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.DisplayName;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.Transactions;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.session.Caller;
import java.util.Optional;

/** Gives the caller's account another display name, or takes the present one away. */
public final class RenameAccount {

    private final Accounts accounts;
    private final RecordEvent recordEvent;
    private final Transactions transactions;

    RenameAccount(Accounts accounts, RecordEvent recordEvent, Transactions transactions) {
        this.accounts = accounts;
        this.recordEvent = recordEvent;
        this.transactions = transactions;
    }

    /**
     * Who wants to be called what.
     *
     * @param displayName absent to be called nothing
     */
    public record Command(Caller caller, Optional<DisplayName> displayName, Origin origin) {}

    /** What came of it. */
    public sealed interface Outcome {

        /** This is the account under its new name. */
        record Renamed(Account account) implements Outcome {}

        /** The caller's account was deleted or suspended since the caller was known. */
        record Gone() implements Outcome {}
    }

    public Outcome handle(Command command) {
        Caller caller = command.caller();
        return transactions.run(_ -> accounts.rename(caller.account().id(), command.displayName())
                .<Outcome>map(account -> {
                    recordEvent.record(
                            new AuditEvent.AccountRenamed(
                                    account.id(), caller.session().id()),
                            command.origin());
                    return new Outcome.Renamed(account);
                })
                .orElseGet(Outcome.Gone::new));
    }
}
