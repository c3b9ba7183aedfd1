package io.portcullis.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.zaxxer.hikari.HikariConfig;
import io.portcullis.domain.request.StoreOverloaded;
import io.portcullis.testkit.contract.Race;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever finds every connection taken is told so, nothing is lost by it, and it is over when one comes free. */
@Timeout(120)
class StoreOverloadTest {

    private static final int FAILURES = 1_000;

    /** How long to wait for somebody who never comes, where a connection leaked. */
    private static final int PATIENCE_SECONDS = 20;

    @RegisterExtension
    final FreshStorage postgresql = FreshStorage.onPostgresql();

    @RegisterExtension
    final FreshStorage sqlite = FreshStorage.onSqlite();

    @Test
    void whoever_finds_every_connection_taken_is_told_so() {
        both().forEach(fresh -> using(fresh, database -> {
            whileHeld(
                    database::inTransaction,
                    connections(fresh),
                    () -> assertOverloaded(() -> database.write(StoreOverloadTest::ask)));
            whileHeld(
                    database::inTransaction,
                    connections(fresh),
                    () -> assertOverloaded(() -> database.inTransaction(StoreOverloadTest::ask)));
        }));
    }

    @Test
    void whoever_finds_every_reader_taken_is_told_so() {
        both().forEach(fresh -> using(
                fresh,
                database -> whileHeld(
                        database::read,
                        readers(fresh),
                        () -> assertOverloaded(() -> database.read(StoreOverloadTest::ask)))));
    }

    @Test
    void a_store_whose_connections_came_free_serves_again() {
        both().forEach(fresh -> using(fresh, database -> {
            whileHeld(
                    database::inTransaction,
                    connections(fresh),
                    () -> assertOverloaded(() -> database.write(StoreOverloadTest::ask)));

            assertThat(database.write(StoreOverloadTest::ask)).isEqualTo(1);
            assertThat(database.inTransaction(StoreOverloadTest::ask)).isEqualTo(1);
            assertThat(database.read(StoreOverloadTest::ask)).isEqualTo(1);
        }));
    }

    @Test
    void a_database_that_is_down_is_told_alike_with_the_reason() throws SQLException {
        DataSource down = mock(DataSource.class);
        when(down.getConnection()).thenThrow(new SQLException("nobody listens", "08001"));
        for (FreshStorage fresh : both().toList()) {
            try (Database database = new Database(new Hurried(fresh.dialect(), pool -> pool.setDataSource(down)))) {
                Stream.<Runnable>of(
                                () -> database.read(StoreOverloadTest::ask),
                                () -> database.write(StoreOverloadTest::ask),
                                () -> database.inTransaction(StoreOverloadTest::ask))
                        .forEach(work -> assertThatThrownBy(work::run)
                                .isInstanceOf(StoreOverloaded.class)
                                .hasMessageContaining("nobody listens"));
            }
        }
    }

    @Test
    void what_fails_keeps_no_connection() {
        both().forEach(fresh -> using(fresh, database -> {
            for (int i = 0; i < FAILURES; i++) {
                assertBroken(() -> database.read(StoreOverloadTest::blunder));
                assertBroken(() -> database.write(StoreOverloadTest::blunder));
                assertBroken(() -> database.inTransaction(StoreOverloadTest::blunder));
            }

            assertThat(allAtOnce(database::inTransaction, connections(fresh))).isEqualTo(connections(fresh));
            assertThat(allAtOnce(database::read, readers(fresh))).isEqualTo(readers(fresh));
        }));
    }

    private Stream<FreshStorage> both() {
        return Stream.of(postgresql, sqlite);
    }

    private static int connections(FreshStorage fresh) {
        return fresh.dialect().pool().getMaximumPoolSize();
    }

    private static int readers(FreshStorage fresh) {
        return fresh.dialect().readerPool().orElseGet(fresh.dialect()::pool).getMaximumPoolSize();
    }

    private static void using(FreshStorage fresh, Consumer<Database> work) {
        Migrations.run(fresh.dialect());
        try (Database database = new Database(new Hurried(fresh.dialect(), _ -> {}))) {
            work.accept(database);
        }
    }

    /** Holds that many connections while something else is done. */
    private static void whileHeld(Door door, int connections, Runnable work) {
        CountDownLatch held = new CountDownLatch(connections);
        CountDownLatch done = new CountDownLatch(1);
        try (ExecutorService holders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < connections; i++) {
                holders.execute(() -> patiently(door, _ -> {
                    held.countDown();
                    await(done);
                    return 0;
                }));
            }
            try {
                await(held);
                work.run();
            } finally {
                done.countDown();
            }
        }
    }

    /** How many held a connection at the same moment; those that get none fail. */
    private static int allAtOnce(Door door, int connections) {
        CyclicBarrier together = new CyclicBarrier(connections);
        return Race.run(
                        connections,
                        _ -> patiently(door, _ -> {
                            await(together);
                            return 1;
                        }))
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** Tries again while the pool is still opening its connections. */
    private static int patiently(Door door, Function<Handle, Integer> work) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try {
                return door.run(work);
            } catch (StoreOverloaded failure) {
                if (System.nanoTime() > end) {
                    throw failure;
                }
            }
        }
    }

    private static int ask(Handle handle) {
        return handle.createQuery("select 1").mapTo(Integer.class).one();
    }

    private static int blunder(Handle handle) {
        return handle.createQuery("select blunder from nowhere")
                .mapTo(Integer.class)
                .one();
    }

    private static void assertOverloaded(Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOf(StoreOverloaded.class)
                .hasCauseInstanceOf(SQLTransientConnectionException.class);
    }

    private static void assertBroken(Runnable work) {
        assertThatThrownBy(work::run).isInstanceOf(JdbiException.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** One of the database's ways to work. */
    private interface Door {

        int run(Function<Handle, Integer> work);
    }

    /** A dialect whose pools lose patience as soon as a pool may, and are spoilt further. */
    private record Hurried(Dialect dialect, Consumer<HikariConfig> spoil) implements Dialect {

        private static final int IMPATIENCE_MILLIS = 250;

        private HikariConfig hurry(HikariConfig pool) {
            pool.setConnectionTimeout(IMPATIENCE_MILLIS);
            pool.setValidationTimeout(IMPATIENCE_MILLIS);
            spoil.accept(pool);
            return pool;
        }

        @Override
        public HikariConfig pool() {
            return hurry(dialect.pool());
        }

        @Override
        public Optional<HikariConfig> readerPool() {
            return dialect.readerPool().map(this::hurry);
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

        @Override
        public boolean lostRace(SQLException failure) {
            return dialect.lostRace(failure);
        }
    }
}
