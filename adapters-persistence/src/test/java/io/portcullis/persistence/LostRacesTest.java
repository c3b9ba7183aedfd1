package io.portcullis.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.Epoch;
import io.portcullis.domain.port.Accounts.Added;
import io.portcullis.testkit.Samples;
import io.portcullis.testkit.contract.Race;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A transaction that failed only for having met another is run again, three times at most. */
@Timeout(60)
class LostRacesTest {

    private static final int SQLITE_BUSY_SNAPSHOT = 517;
    private static final int SQLITE_CONSTRAINT = 19;

    @RegisterExtension
    final FreshStorage postgresql = FreshStorage.onPostgresql();

    @RegisterExtension
    final FreshStorage sqlite = FreshStorage.onSqlite();

    private final Samples samples = new Samples();
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void two_transactions_that_deadlock_both_finish() {
        Storage storage = postgresql.open();
        Account one = samples.account();
        Account two = samples.account();
        storage.accounts().add(one);
        storage.accounts().add(two);
        CyclicBarrier bothHoldTheirFirst = new CyclicBarrier(2);

        Race.run(2, number -> {
            AtomicInteger mine = new AtomicInteger();
            return storage.transactions().run(_ -> {
                runs.incrementAndGet();
                Account first = number == 0 ? one : two;
                Account second = number == 0 ? two : one;
                advance(storage, first);
                if (mine.incrementAndGet() == 1) {
                    await(bothHoldTheirFirst);
                }
                return advance(storage, second);
            });
        });

        assertThat(runs).as("one of them was the deadlock's victim").hasValueGreaterThan(2);
        assertThat(List.of(epoch(storage, one), epoch(storage, two)))
                .as("both made both changes")
                .containsOnly(new Epoch(2));
    }

    @Test
    void a_store_that_another_process_writes_is_asked_again() throws SQLException {
        sqlite.open();
        Dialect dialect = sqlite.dialect();
        try (Connection other = dialect.connections().getConnection();
                Statement statement = other.createStatement();
                Database database = new Database(new Dismissing(dialect, statement))) {
            database.write(handle -> handle.execute("pragma busy_timeout = 0"));
            statement.execute("begin immediate");

            boolean added = new JdbiTransactions(database)
                    .run(_ -> new JdbiAccounts(database).add(samples.account()) == Added.ADDED);

            assertThat(added).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void a_race_lost_four_times_is_given_up(String state) {
        Storage storage = postgresql.open();
        JdbiException lost = new TransactionException(new SQLException("lost", state));

        assertThatThrownBy(() -> fail(storage, lost)).isSameAs(lost);
        assertThat(runs).hasValue(4);
    }

    @Test
    void a_busy_store_is_given_up_after_four_tries() {
        Storage storage = sqlite.open();
        JdbiException busy = new TransactionException(new SQLException("busy", null, SQLITE_BUSY_SNAPSHOT));

        assertThatThrownBy(() -> fail(storage, busy)).isSameAs(busy);
        assertThat(runs).hasValue(4);
    }

    @Test
    void what_is_no_lost_race_is_run_once() {
        JdbiException broken = new TransactionException(new SQLException("broken", "23505", SQLITE_CONSTRAINT));

        assertThatThrownBy(() -> fail(postgresql.open(), broken)).isSameAs(broken);
        assertThatThrownBy(() -> fail(sqlite.open(), broken)).isSameAs(broken);
        assertThat(runs).hasValue(2);
    }

    private void fail(Storage storage, JdbiException failure) {
        storage.transactions().run(_ -> {
            runs.incrementAndGet();
            throw failure;
        });
    }

    /** Until it succeeds: whoever waited for another's change has read the epoch before it. */
    private static boolean advance(Storage storage, Account account) {
        boolean advanced = false;
        while (!advanced) {
            advanced = storage.accounts()
                    .advance(account.id(), epoch(storage, account))
                    .isPresent();
        }
        return advanced;
    }

    private static Epoch epoch(Storage storage, Account account) {
        return storage.accounts().find(account.id()).orElseThrow().epoch();
    }

    private static void execute(Statement statement, String sql) {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** A dialect whose races end as soon as one was lost, since it makes the other give way. */
    private record Dismissing(Dialect dialect, Statement other) implements Dialect {

        @Override
        public boolean lostRace(SQLException failure) {
            execute(other, "rollback");
            return dialect.lostRace(failure);
        }

        @Override
        public String migrations() {
            return dialect.migrations();
        }

        @Override
        public DataSource connections() {
            return dialect.connections();
        }

        @Override
        public HikariConfig pool() {
            return dialect.pool();
        }

        @Override
        public Optional<HikariConfig> readerPool() {
            return dialect.readerPool();
        }

        @Override
        public void teach(Jdbi jdbi) {
            dialect.teach(jdbi);
        }

        @Override
        public String skippingLocked() {
            return dialect.skippingLocked();
        }

        @Override
        public String keeping() {
            return dialect.keeping();
        }

        @Override
        public boolean taken(SQLException failure) {
            return dialect.taken(failure);
        }
    }
}
