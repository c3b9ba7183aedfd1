package io.portcullis.application.administration;

import io.portcullis.application.steps.RemoveAccount;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.session.Caller;
import java.util.Optional;

/** Deletes somebody's account, for good and at once, whatever happens to it meanwhile. */
public final class EraseAccount {

    private final Accounts accounts;
    private final RemoveAccount removeAccount;

    EraseAccount(Accounts accounts, RemoveAccount removeAccount) {
        this.accounts = accounts;
        this.removeAccount = removeAccount;
    }

    /** Who deletes whose. */
    public record Command(Caller caller, AccountId account, Origin origin) {}

    /** What came of it. */
    public sealed interface Outcome {

        /** The account is gone, and so is every session. */
        record Erased() implements Outcome {}

        /** It is the last active administrator, and stays. */
        record LastAdmin() implements Outcome {}

        /** There is no such account. */
        record NotFound() implements Outcome {}
    }

    /** Whoever loses a race against a change looks again; each race has a winner, so nobody runs for ever. */
    public Outcome handle(Command command) {
        AuditEvent event = new AuditEvent.AccountDeleted(
                command.account(),
                command.caller().account().id(),
                command.caller().session().id());
        Optional<Account> seen = accounts.find(command.account());
        while (seen.isPresent()) {
            switch (removeAccount.remove(seen.get(), event, command.origin())) {
                case DELETED -> {
                    return new Outcome.Erased();
                }
                case LAST_ADMIN -> {
                    return new Outcome.LastAdmin();
                }
                case CHANGED -> seen = accounts.find(command.account());
            }
        }
        return new Outcome.NotFound();
    }
}
