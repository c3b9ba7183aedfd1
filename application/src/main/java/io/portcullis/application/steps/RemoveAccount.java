package io.portcullis.application.steps;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.Budgets;
import io.portcullis.domain.port.Sessions;
import io.portcullis.domain.port.Transactions;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.session.Session;
import io.portcullis.domain.throttle.Subject;
import java.util.List;
import java.util.stream.Stream;

/**
 * The one way out of the store: account, credential, sessions, links, mails and budgets go together, and the trail keeps the account's
 * id alone. What a device has spent stays until it lies idle, for no table says whose device it is.
 */
public final class RemoveAccount {

    private final Accounts accounts;
    private final Sessions sessions;
    private final Budgets budgets;
    private final RecordEvent recordEvent;
    private final Transactions transactions;

    public RemoveAccount(
            Accounts accounts, Sessions sessions, Budgets budgets, RecordEvent recordEvent, Transactions transactions) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.budgets = budgets;
        this.recordEvent = recordEvent;
        this.transactions = transactions;
    }

    /**
     * Removes an account.
     *
     * @param seen the account as it was when its end was decided
     * @param event what the trail is to tell of it
     * @return what the store says; nothing was written unless it is gone by this
     */
    public Accounts.Deletion remove(Account seen, AuditEvent event, Origin origin) {
        return transactions.run(_ -> {
            List<Subject> subjects = subjects(seen);
            Accounts.Deletion deletion = accounts.delete(seen.id(), seen.epoch());
            if (deletion == Accounts.Deletion.DELETED) {
                budgets.remove(subjects);
                recordEvent.record(event, origin);
            }
            return deletion;
        });
    }

    /** Asked before the sessions are gone. One that is opened since has asked nobody for a password again. */
    private List<Subject> subjects(Account account) {
        Stream<Subject> askedAgain =
                sessions.all(account.id()).stream().map(Session::id).map(Subject.AskedAgain::new);
        return Stream.concat(Stream.of(new Subject.Stranger(account.id())), askedAgain)
                .toList();
    }
}
