package io.portcullis.application.administration;

import io.portcullis.application.steps.RecordEvent;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.administration.Authority;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.Transactions;

/** Lets a barred account in again. Its owner logs in afresh: what a suspension ended stays ended. */
public final class ReinstateAccount {

    private final Accounts accounts;
    private final RecordEvent recordEvent;
    private final Transactions transactions;

    ReinstateAccount(Accounts accounts, RecordEvent recordEvent, Transactions transactions) {
        this.accounts = accounts;
        this.recordEvent = recordEvent;
        this.transactions = transactions;
    }

    /** Who lets whom in. */
    public record Command(Authority authority, AccountId account) {}

    /** What came of it. */
    public sealed interface Outcome {

        /** It is active, by this command or before it. */
        record Reinstated() implements Outcome {}

        /** There is no such account. */
        record NotFound() implements Outcome {}
    }

    public Outcome handle(Command command) {
        return transactions.run(_ -> switch (accounts.reinstate(command.account())) {
            case Accounts.Change.Made(Account account) -> {
                recordEvent.record(
                        new AuditEvent.AccountReinstated(
                                account.id(), command.authority().actor()),
                        command.authority());
                yield new Outcome.Reinstated();
            }
            case Accounts.Change.Needless _ -> new Outcome.Reinstated();
            case Accounts.Change.LastAdmin() -> throw new IllegalStateException("nobody goes where one comes");
            case Accounts.Change.Unknown() -> new Outcome.NotFound();
        });
    }
}
