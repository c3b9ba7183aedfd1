package io.portcullis.application.administration;

import io.portcullis.application.steps.RecordEvent;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.session.Caller;
import java.util.Optional;

/** Shows an administrator somebody's account, and its owner in their trail that it was looked at. */
public final class ShowAccount {

    private final Accounts accounts;
    private final RecordEvent recordEvent;

    ShowAccount(Accounts accounts, RecordEvent recordEvent) {
        this.accounts = accounts;
        this.recordEvent = recordEvent;
    }

    /** Who asks for which. */
    public record Query(Caller caller, AccountId account, Origin origin) {}

    /** What came of it. */
    public sealed interface Outcome {

        /** This is it. */
        record Shown(Account account) implements Outcome {}

        /** There is no such account. */
        record NotFound() implements Outcome {}
    }

    public Outcome handle(Query query) {
        Optional<Account> found = accounts.find(query.account());
        found.ifPresent(account -> recordEvent.record(
                new AuditEvent.AccountRead(account.id(), AuditEvent.Administrator.of(query.caller())), query.origin()));
        return found.<Outcome>map(Outcome.Shown::new).orElseGet(Outcome.NotFound::new);
    }
}
