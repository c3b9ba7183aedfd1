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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** Accounts in the table {@code account}. */
final class JdbiAccounts implements Accounts {

    /** What {@link #account} reads, under names that no other table's columns share. */
    static final String COLUMNS = """
            account.id as account_id, email, email_canonical, email_verified, display_name, roles, status, epoch,
            account.created_at as registered_at
            """;

    /** Sorts before the identifier of every account, being of no version. */
    private static final UUID BEFORE_ALL = new UUID(0, 0);

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

    @Override
    public Optional<Account> verify(AccountId id, Epoch seen) {
        return database.write(handle -> handle.createQuery("""
                        update account set email_verified = true
                        where id = :id and epoch = :seen and status = 'active'
                        returning\s""" + COLUMNS)
                .bind("id", id.value())
                .bind("seen", seen.value())
                .map(JdbiAccounts::account)
                .findOne());
    }

    @Override
    public Readdressing readdress(AccountId id, Epoch seen, EmailAddress next) {
        return database.writeTogether(_ ->
                hold(id, seen).map(held -> readdress(held.readdressed(next))).orElseGet(Readdressing.Changed::new));
    }

    private Readdressing readdress(Account readdressed) {
        return database.writeUnlessTaken(handle -> handle.createUpdate("""
                        update account set email = :email, email_canonical = :canonical, email_verified = :verified,
                            epoch = :epoch
                        where id = :id
                        """)
                        .bind("email", readdressed.email().address())
                        .bind("canonical", readdressed.email().canonical())
                        .bind("verified", readdressed.emailVerified())
                        .bind("epoch", readdressed.epoch().value())
                        .bind("id", readdressed.id().value())
                        .execute())
                .<Readdressing>map(_ -> new Readdressing.Readdressed(readdressed))
                .orElseGet(Readdressing.EmailTaken::new);
    }

    /** Credential, sessions, tickets and mails go by their foreign keys. */
    @Override
    public Deletion delete(AccountId id, Epoch seen) {
        return database.writeTogether(handle ->
                locked(handle, id).map(present -> delete(handle, present, seen)).orElse(Deletion.CHANGED));
    }

    private static Deletion delete(Handle handle, Account present, Epoch seen) {
        Deletion deletion = Deletion.of(present, seen, () -> hasOtherAdmin(handle, present.id()));
        if (deletion == Deletion.DELETED) {
            handle.createUpdate("delete from account where id = :id")
                    .bind("id", present.id().value())
                    .execute();
        }
        return deletion;
    }

    @Override
    public Optional<Account> find(EmailAddress email) {
        return database.read(
                handle -> handle.createQuery("select " + COLUMNS + " from account where email_canonical = :canonical")
                        .bind("canonical", email.canonical())
                        .map(JdbiAccounts::account)
                        .findOne());
    }

    @Override
    public List<Account> page(Optional<AccountId> after, int limit) {
        return database.read(handle -> handle.createQuery(
                        "select " + COLUMNS + " from account where id > :after order by id limit :limit")
                .bind("after", after.map(AccountId::value).orElse(BEFORE_ALL))
                .bind("limit", limit)
                .map(JdbiAccounts::account)
                .list());
    }

    @Override
    public Change assign(AccountId id, Set<Role> roles) {
        return change(id, account -> account.with(roles));
    }

    @Override
    public Change suspend(AccountId id) {
        return change(id, Account::suspended);
    }

    @Override
    public Change reinstate(AccountId id) {
        return change(id, Account::reinstated);
    }

    private Change change(AccountId id, UnaryOperator<Account> change) {
        return database.writeTogether(handle -> locked(handle, id)
                .map(present -> change(handle, present, change.apply(present)))
                .orElseGet(Change.Unknown::new));
    }

    private static Change change(Handle handle, Account present, Account next) {
        Change change = Change.of(present, next, () -> hasOtherAdmin(handle, present.id()));
        if (change instanceof Change.Made) {
            handle.createUpdate("update account set roles = :roles, status = :status, epoch = :epoch where id = :id")
                    .bind("roles", Words.words(next.roles()))
                    .bind("status", Words.word(next.status()))
                    .bind("epoch", next.epoch().value())
                    .bind("id", next.id().value())
                    .execute();
        }
        return change;
    }

    private static Optional<Account> locked(Handle handle, AccountId id) {
        return handle.createQuery("update account set epoch = epoch where id = :id returning " + COLUMNS)
                .bind("id", id.value())
                .map(JdbiAccounts::account)
                .findOne();
    }

    /**
     * Whether anybody else administers, for as long as the transaction lasts. Whoever takes an administrator away comes
     * through here one after another, for two who look at each other's row both find the other still there. Each comes
     * holding its own account's row and wants no other, so none waits in a circle.
     */
    private static boolean hasOtherAdmin(Handle handle, AccountId id) {
        handle.execute(
                "insert into admin_guard (only_row) values (1) on conflict (only_row) do update set only_row = 1");
        return handle.createQuery(
                        "select 1 from account where status = 'active' and roles <> 'user' and id <> :id limit 1")
                .bind("id", id.value())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** The account of a row that holds {@link #COLUMNS}. */
    static Account account(RowView row) {
        return new Account(
                new AccountId(row.getColumn("account_id", UUID.class)),
                Columns.email(row),
                row.getColumn("email_verified", Boolean.class),
                Optional.ofNullable(row.getColumn("display_name", String.class)).map(DisplayName::new),
                Words.constants(Role.class, row.getColumn("roles", String.class)),
                Words.constant(AccountStatus.class, row.getColumn("status", String.class)),
                new Epoch(row.getColumn("epoch", Long.class)),
                row.getColumn("registered_at", Instant.class));
    }
}
