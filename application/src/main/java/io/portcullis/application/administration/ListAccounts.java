package io.portcullis.application.administration;

import io.portcullis.application.steps.RecordEvent;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.Sealer;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.session.Caller;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Shows an administrator all accounts, page by page, or the one that has an address. A cursor is sealed for the
 * administrator who reads, so nobody can make one up.
 */
public final class ListAccounts {

    private final Accounts accounts;
    private final Sealer sealer;
    private final RecordEvent recordEvent;

    ListAccounts(Accounts accounts, Sealer sealer, RecordEvent recordEvent) {
        this.accounts = accounts;
        this.sealer = sealer;
        this.recordEvent = recordEvent;
    }

    /**
     * Who asks.
     *
     * @param email whose account alone to show; absent for all
     * @param limit how many to show at most, one at least
     * @param after the cursor of the page before, whatever somebody presents as one; absent for the first page
     */
    public record Query(
            Caller caller, Optional<EmailAddress> email, int limit, Optional<String> after, Origin origin) {}

    /** What came of it. */
    public sealed interface Outcome {

        /**
         * Accounts, the oldest first.
         *
         * @param next the cursor that the next page begins with; absent on the last page
         */
        record Listed(List<Account> accounts, Optional<Sealed> next) implements Outcome {}

        /** That is no cursor of this list. */
        record UnknownCursor() implements Outcome {}
    }

    public Outcome handle(Query query) {
        UUID reader = query.caller().account().id().value();
        Optional<AccountId> after = query.after().flatMap(cursor -> position(reader, cursor));
        if (after.isEmpty() && query.after().isPresent()) {
            return new Outcome.UnknownCursor();
        }
        recordEvent.record(new AuditEvent.AccountsRead(AuditEvent.Administrator.of(query.caller())), query.origin());
        return query.email()
                .<Outcome>map(email ->
                        new Outcome.Listed(accounts.find(email).stream().toList(), Optional.empty()))
                .orElseGet(() -> page(reader, after, query.limit()));
    }

    private Outcome page(UUID reader, Optional<AccountId> after, int limit) {
        List<Account> found = accounts.page(after, limit + 1);
        if (found.size() <= limit) {
            return new Outcome.Listed(found, Optional.empty());
        }
        List<Account> page = found.subList(0, limit);
        UUID last = page.getLast().id().value();
        return new Outcome.Listed(page, Optional.of(sealer.sealFor(reader, Sealed.Kind.ACCOUNT_CURSOR, last, 0)));
    }

    private Optional<AccountId> position(UUID reader, String cursor) {
        return Sealed.parse(Sealed.Kind.ACCOUNT_CURSOR, cursor)
                .filter(presented -> sealer.authenticFor(Optional.of(reader), presented))
                .map(presented -> new AccountId(presented.id()));
    }
}
