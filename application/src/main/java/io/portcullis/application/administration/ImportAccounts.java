package io.portcullis.application.administration;

import io.portcullis.application.steps.RecordEvent;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.administration.Authority;
import io.portcullis.domain.administration.MovedAccount;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.Credentials;
import io.portcullis.domain.port.Secrets;
import io.portcullis.domain.port.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Brings accounts along from another store, all of a command's or none. An address that has an account here keeps it as it
 * is, so that whoever was broken off can begin again, and nobody who changed a password meanwhile gets the old one back.
 * Nothing is mailed: whoever isn't verified asks for a link.
 */
public final class ImportAccounts {

    private final Accounts accounts;
    private final Credentials credentials;
    private final Secrets secrets;
    private final RecordEvent recordEvent;
    private final Transactions transactions;
    private final InstantSource clock;

    ImportAccounts(
            Accounts accounts,
            Credentials credentials,
            Secrets secrets,
            RecordEvent recordEvent,
            Transactions transactions,
            InstantSource clock) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.secrets = secrets;
        this.recordEvent = recordEvent;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Which.
     *
     * @param accounts not more than one transaction should hold, for others wait while it writes
     */
    public record Command(Authority.Operator authority, List<MovedAccount> accounts) {

        public Command {
            accounts = List.copyOf(accounts);
        }
    }

    /** What came of it. */
    public sealed interface Outcome {

        /**
         * They are here.
         *
         * @param added how many came to be
         * @param present how many addresses had an account already
         */
        record Imported(int added, int present) implements Outcome {}
    }

    public Outcome handle(Command command) {
        return transactions.run(_ -> {
            int added = 0;
            for (MovedAccount moved : command.accounts()) {
                added += add(moved, command.authority());
            }
            return new Outcome.Imported(added, command.accounts().size() - added);
        });
    }

    /** How many that made. */
    private int add(MovedAccount moved, Authority.Operator authority) {
        Instant now = clock.instant();
        Account account = moved.arrived(new AccountId(secrets.identifier(now)));
        return switch (accounts.add(account)) {
            case ADDED -> {
                moved.hash().ifPresent(hash -> credentials.put(account.id(), hash, now));
                recordEvent.record(new AuditEvent.AccountImported(account.id(), account.roles()), authority);
                yield 1;
            }
            case EMAIL_TAKEN -> 0;
        };
    }
}
