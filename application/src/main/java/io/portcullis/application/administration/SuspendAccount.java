package io.portcullis.application.administration;

import io.portcullis.application.steps.RecordEvent;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.SuspensionReason;
import io.portcullis.domain.administration.Authority;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.Sessions;
import io.portcullis.domain.port.Transactions;
import io.portcullis.domain.session.EndReason;
import java.time.InstantSource;
import java.util.Optional;

/** Bars an account: its sessions end at once, and no login opens another, also one whose password was proven just before. */
public final class SuspendAccount {

    private final Accounts accounts;
    private final Sessions sessions;
    private final RecordEvent recordEvent;
    private final Transactions transactions;
    private final InstantSource clock;

    SuspendAccount(
            Accounts accounts,
            Sessions sessions,
            RecordEvent recordEvent,
            Transactions transactions,
            InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.recordEvent = recordEvent;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Who bars whom, and why. */
    public record Command(Authority authority, AccountId account, SuspensionReason reason) {}

    /** What came of it. */
    public sealed interface Outcome {

        /** It is barred, by this command or before it; the reason of the first stands. */
        record Suspended() implements Outcome {}

        /** It is the last active administrator, and stays it. */
        record LastAdmin() implements Outcome {}

        /** There is no such account. */
        record NotFound() implements Outcome {}
    }

    public Outcome handle(Command command) {
        return transactions.run(_ -> switch (accounts.suspend(command.account())) {
            case Accounts.Change.Made(Account account) -> {
                int ended = sessions.endAll(account.id(), Optional.empty(), EndReason.SUSPENDED, clock.instant());
                recordEvent.record(
                        new AuditEvent.AccountSuspended(
                                account.id(), command.authority().actor(), command.reason(), ended),
                        command.authority());
                yield new Outcome.Suspended();
            }
            case Accounts.Change.Needless _ -> new Outcome.Suspended();
            case Accounts.Change.LastAdmin() -> new Outcome.LastAdmin();
            case Accounts.Change.Unknown() -> new Outcome.NotFound();
        });
    }
}
