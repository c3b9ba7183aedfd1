package io.portcullis.application.administration;

import io.portcullis.application.steps.RecordEvent;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.administration.Authority;
import io.portcullis.domain.administration.MovedAccount;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.Credentials;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Gives the operator all accounts with the hashes of their passwords, to be moved to another store. Whoever registers or
 * is deleted meanwhile may be among them or not; each account is as it was at one instant.
 */
public final class ExportAccounts {

    private static final int PAGE = 500;

    private final Accounts accounts;
    private final Credentials credentials;
    private final RecordEvent recordEvent;

    ExportAccounts(Accounts accounts, Credentials credentials, RecordEvent recordEvent) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.recordEvent = recordEvent;
    }

    /** By whose word. */
    public record Command(Authority.Operator authority) {}

    /** What came of it. */
    public sealed interface Outcome {

        /**
         * These are all.
         *
         * @param accounts in the order of their identifiers; to be read once, and page by page from the store
         */
        record Exported(Stream<MovedAccount> accounts) implements Outcome {}
    }

    /** Records the export before anything is read: hashes that are about leave a trace. */
    public Outcome handle(Command command) {
        recordEvent.record(new AuditEvent.AccountsExported(), command.authority());
        return new Outcome.Exported(
                Stream.iterate(accounts.page(Optional.empty(), PAGE), page -> !page.isEmpty(), this::following)
                        .flatMap(List::stream)
                        .flatMap(account -> moved(account.id()).stream()));
    }

    private List<Account> following(List<Account> page) {
        return page.size() < PAGE
                ? List.of()
                : accounts.page(Optional.of(page.getLast().id()), PAGE);
    }

    /** Absent where the account has gone meanwhile. */
    private Optional<MovedAccount> moved(AccountId id) {
        return credentials
                .ofAccount(id)
                .map(credential -> MovedAccount.of(credential.account(), Optional.of(credential.hash())))
                .or(() -> accounts.find(id).map(account -> MovedAccount.of(account, Optional.empty())));
    }
}
