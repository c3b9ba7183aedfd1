package io.portcullis.persistence;

import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.AuditTrail;
import io.portcullis.domain.port.Budgets;
import io.portcullis.domain.port.Credentials;
import io.portcullis.domain.port.Outbox;
import io.portcullis.domain.port.SecretChecks;
import io.portcullis.domain.port.Sessions;
import io.portcullis.domain.port.SigningKeys;
import io.portcullis.domain.port.Tickets;
import io.portcullis.domain.port.Transactions;
import io.portcullis.domain.request.StoreOverloaded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** A database that keeps all stores: opened once, with all tables that this build needs, until it is closed. */
public final class Storage implements AutoCloseable {

    private static final int VALIDATION_SECONDS = 1;

    private final String version;
    private final Database database;
    private final Transactions transactions;
    private final Accounts accounts;
    private final Credentials credentials;
    private final Sessions sessions;
    private final SigningKeys signingKeys;
    private final SecretChecks secretChecks;
    private final AuditTrail auditTrail;
    private final Budgets budgets;
    private final Tickets tickets;
    private final Outbox outbox;

    private Storage(Dialect dialect, String version) {
        this.version = version;
        database = new Database(dialect);
        transactions = new JdbiTransactions(database);
        accounts = new JdbiAccounts(database);
        credentials = new JdbiCredentials(database);
        sessions = new JdbiSessions(database);
        signingKeys = new JdbiSigningKeys(database);
        secretChecks = new JdbiSecretChecks(database);
        auditTrail = new JdbiAuditTrail(database);
        budgets = new JdbiBudgets(database);
        tickets = new JdbiTickets(database);
        outbox = new JdbiOutbox(database);
    }

    /**
     * The text itself, where it is a URL that a PostgreSQL database can be opened by; opens none.
     *
     * @throws IllegalArgumentException says what is wrong with it, and repeats no part of it
     */
    public static String postgresqlUrl(String text) {
        new PostgresqlUrl(text);
        return text;
    }

    /**
     * Opens a PostgreSQL database and migrates it; of several nodes that start at once, one does and the others wait.
     *
     * @param url such as {@code postgresql://user:password@host:5432/database?sslmode=verify-full}
     * @param poolSize how many connections to keep; whoever finds them all taken for 2 seconds gets a {@link StoreOverloaded}
     * @throws IllegalArgumentException where it isn't such a URL; the message repeats no part of it
     * @throws RuntimeException where the database can't be reached or migrated
     */
    public static Storage postgresql(String url, int poolSize) {
        return migrated(new Postgresql(new PostgresqlUrl(url), poolSize));
    }

    /**
     * Opens a SQLite file and migrates it.
     *
     * @param file made where there is none, for its owner's eyes only; its folder must exist
     * @throws RuntimeException where it can't be made, read or migrated
     */
    public static Storage sqlite(Path file) {
        Sqlite sqlite = new Sqlite(file);
        sqlite.createFile();
        return migrated(sqlite);
    }

    /**
     * Opens a PostgreSQL database that a server has migrated, over one connection, and changes no table of it.
     *
     * @param url as for {@link #postgresql}
     * @throws StoreNotReady where it has no tables of ours, or lacks some that this build needs
     * @throws IllegalArgumentException where it isn't such a URL; the message repeats no part of it
     * @throws RuntimeException where the database can't be reached
     */
    public static Storage existingPostgresql(String url) {
        return existing(new Postgresql(new PostgresqlUrl(url), 1));
    }

    /**
     * Opens a SQLite file that a server has made and migrated, which may be serving from it now, and makes none.
     *
     * @throws StoreNotReady where there is none, or it lacks tables that this build needs
     * @throws RuntimeException where it can't be read
     */
    public static Storage existingSqlite(Path file) {
        if (!Files.exists(file)) {
            throw StoreNotReady.missing();
        }
        return existing(new Sqlite(file));
    }

    private static Storage migrated(Dialect dialect) {
        return new Storage(dialect, Migrations.run(dialect));
    }

    private static Storage existing(Dialect dialect) {
        return new Storage(dialect, Migrations.check(dialect));
    }

    public Transactions transactions() {
        return transactions;
    }

    public Accounts accounts() {
        return accounts;
    }

    public Credentials credentials() {
        return credentials;
    }

    public Sessions sessions() {
        return sessions;
    }

    public SigningKeys signingKeys() {
        return signingKeys;
    }

    public SecretChecks secretChecks() {
        return secretChecks;
    }

    public AuditTrail auditTrail() {
        return auditTrail;
    }

    public Budgets budgets() {
        return budgets;
    }

    public Tickets tickets() {
        return tickets;
    }

    public Outbox outbox() {
        return outbox;
    }

    /** Whether the database answers and has a connection to spare; tells within some seconds, and never throws. */
    public boolean reachable() {
        return holds(Storage::valid);
    }

    /** Whether the database still has the tables it was given; false also where it can't be asked. */
    public boolean migrated() {
        return holds(handle ->
                handle.createQuery("select count(*) from flyway_schema_history where version = :version and success")
                                .bind("version", version)
                                .mapTo(Long.class)
                                .one()
                        > 0);
    }

    private boolean holds(Function<Handle, Boolean> question) {
        try {
            return database.read(question);
        } catch (JdbiException | StoreOverloaded _) {
            return false;
        }
    }

    private static boolean valid(Handle handle) {
        try {
            return handle.getConnection().isValid(VALIDATION_SECONDS);
        } catch (SQLException _) {
            return false;
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
