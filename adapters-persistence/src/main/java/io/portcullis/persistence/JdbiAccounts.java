package io.portcullis.persistence;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.AccountStatus;
import io.portcullis.domain.account.DisplayName;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.account.Epoch;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.port.Accounts;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.result.RowView;

/** Accounts in the table {@code account}. */
final class JdbiAccounts implements Accounts {

    /** What {@link #account} reads, under names that no other table's columns share. */
    static final String COLUMNS = """
            account.id as account_id, email, email_canonical, email_verified, display_name, roles, status, epoch,
            account.created_at as registered_at
            """;

    private final Database database;

    JdbiAccounts(Database database) {
        this.database = database;
    }

    @Override
    public Added add(Account account) {
        int added = database.write(handle -> handle.createUpdate("""
                        insert into account (id, email, email_canonical, email_verified, display_name, roles, status,
                            epoch, created_at)
                        values (:id, :email, :canonical, :verified, :displayName, :roles, :status, :epoch, :createdAt)
                        on conflict (email_canonical) do nothing
                        """)
                .bind("id", account.id().value())
                .bind("email", account.email().address())
                .bind("canonical", account.email().canonical())
                .bind("verified", account.emailVerified())
                .bind("displayName", account.displayName().map(DisplayName::value))
                .bind("roles", Words.words(account.roles()))
                .bind("status", Words.word(account.status()))
                .bind("epoch", account.epoch().value())
                .bind("createdAt", account.createdAt())
                .execute());
        return added == 1 ? Added.ADDED : Added.EMAIL_TAKEN;
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return database.read(handle -> handle.createQuery("select " + COLUMNS + " from account where id = :id")
                .bind("id", id.value())
                .map(JdbiAccounts::account)
                .findOne());
    }

    /** Writing the row, even as it was, locks it; a condition alone would read past a change in flight. */
    @Override
    public Optional<Account> hold(AccountId id, Epoch seen) {
        return exchange(id, seen, seen);
    }

    @Override
    public Optional<Account> advance(AccountId id, Epoch seen) {
        return exchange(id, seen, seen.next());
    }

    private Optional<Account> exchange(AccountId id, Epoch seen, Epoch next) {
        return database.write(handle -> handle.createQuery("""
                        update account set epoch = :next where id = :id and epoch = :seen and status = 'active'
                        returning\s""" + COLUMNS)
                .bind("next", next.value())
                .bind("id", id.value())
                .bind("seen", seen.value())
                .map(JdbiAccounts::account)
                .findOne());
    }

    @Override
    public Optional<Account> rename(AccountId id, Optional<DisplayName> displayName) {
        return database.write(handle -> handle.createQuery("""
                        update account set display_name = :displayName where id = :id and status = 'active'
                        returning\s""" + COLUMNS)
                .bind("displayName", displayName.map(DisplayName::value))
                .bind("id", id.value())
                .map(JdbiAccounts::account)
                .findOne());
    }

    /** Credential and sessions go by their foreign keys. */
    @Override
    public boolean delete(AccountId id, Epoch seen) {
        int deleted =
                database.write(handle -> handle.createUpdate("delete from account where id = :id and epoch = :seen")
                        .bind("id", id.value())
                        .bind("seen", seen.value())
                        .execute());
        return deleted == 1;
    }

    /** The account of a row that holds {@link #COLUMNS}. */
    static Account account(RowView row) {
        return new Account(
                new AccountId(row.getColumn("account_id", UUID.class)),
                EmailAddress.restored(
                        row.getColumn("email", String.class), row.getColumn("email_canonical", String.class)),
                row.getColumn("email_verified", Boolean.class),
                Optional.ofNullable(row.getColumn("display_name", String.class)).map(DisplayName::new),
                Words.constants(Role.class, row.getColumn("roles", String.class)),
                Words.constant(AccountStatus.class, row.getColumn("status", String.class)),
                new Epoch(row.getColumn("epoch", Long.class)),
                row.getColumn("registered_at", Instant.class));
    }
}
