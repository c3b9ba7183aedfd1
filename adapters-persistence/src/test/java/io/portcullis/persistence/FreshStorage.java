package io.portcullis.persistence;

import static java.util.Objects.requireNonNull;

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
import io.portcullis.testkit.contract.Stores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A database of its own for each test, empty, opened as often as the test likes, gone after it. */
abstract sealed class FreshStorage implements BeforeEachCallback, AfterEachCallback {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    static FreshStorage onPostgresql() {
        return new OnPostgresql(false);
    }

    /** For a test that does more to the database than to fill its tables. */
    static OnPostgresql onPostgresqlToSpoil() {
        return new OnPostgresql(true);
    }

    static FreshStorage onSqlite() {
        return new OnSqlite();
    }

    /** The database, to be opened. */
    abstract Storage connect();

    abstract Dialect dialect();

    /** Opens the database; it is closed after the test, unless the test closes it. */
    Storage open() {
        Storage storage = connect();
        open.push(storage);
        return storage;
    }

    /** Opens the database by its inner door. */
    Database database() {
        Migrations.run(dialect());
        Database database = new Database(dialect());
        open.push(database);
        return database;
    }

    /** Opens the database for a contract. */
    Stores stores() {
        return new StorageStores(open());
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    static final class OnPostgresql extends FreshStorage {

        private static final int POOL_SIZE = 4;

        private final boolean spoilt;
        private @Nullable PostgresqlServer server;
        private @Nullable String url;

        private OnPostgresql(boolean spoilt) {
            this.spoilt = spoilt;
        }

        @Override
        public void beforeEach(ExtensionContext context) {
            server = PostgresqlServer.of(context);
            url = spoilt ? server.create() : server.borrow();
        }

        String url() {
            return requireNonNull(url);
        }

        @Override
        Storage connect() {
            return Storage.postgresql(url(), POOL_SIZE);
        }

        @Override
        Dialect dialect() {
            return new Postgresql(new PostgresqlUrl(url()), POOL_SIZE);
        }

        @Override
        public void afterEach(ExtensionContext context) throws Exception {
            super.afterEach(context);
            if (spoilt) {
                requireNonNull(server).drop(url());
            } else {
                requireNonNull(server).giveBack(url());
            }
        }
    }

    private static final class OnSqlite extends FreshStorage {

        private @Nullable Path folder;

        @Override
        public void beforeEach(ExtensionContext context) throws Exception {
            folder = Files.createTempDirectory("portcullis-sqlite");
        }

        @Override
        Storage connect() {
            return Storage.sqlite(file());
        }

        @Override
        Dialect dialect() {
            return new Sqlite(file());
        }

        private Path file() {
            return requireNonNull(folder).resolve("store.db");
        }

        @Override
        public void afterEach(ExtensionContext context) throws Exception {
            super.afterEach(context);
            for (String name : List.of("store.db", "store.db-wal", "store.db-shm")) {
                Files.deleteIfExists(requireNonNull(folder).resolve(name));
            }
            Files.delete(requireNonNull(folder));
        }
    }

    private record StorageStores(Storage storage) implements Stores {

        @Override
        public Accounts accounts() {
            return storage.accounts();
        }

        @Override
        public Credentials credentials() {
            return storage.credentials();
        }

        @Override
        public Sessions sessions() {
            return storage.sessions();
        }

        @Override
        public SigningKeys signingKeys() {
            return storage.signingKeys();
        }

        @Override
        public SecretChecks secretChecks() {
            return storage.secretChecks();
        }

        @Override
        public AuditTrail auditTrail() {
            return storage.auditTrail();
        }

        @Override
        public Budgets budgets() {
            return storage.budgets();
        }

        @Override
        public Tickets tickets() {
            return storage.tickets();
        }

        @Override
        public Outbox outbox() {
            return storage.outbox();
        }

        @Override
        public Transactions transactions() {
            return storage.transactions();
        }
    }
}
