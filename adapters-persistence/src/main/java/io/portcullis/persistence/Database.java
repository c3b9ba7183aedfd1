package io.portcullis.persistence;

import com.zaxxer.hikari.HikariDataSource;
import io.portcullis.domain.request.StoreOverloaded;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.core.statement.TemplateEngine;

/** The one door to Jdbi: every statement of every store passes here, and nothing else opens a handle. */
final class Database implements AutoCloseable {

    private static final int RERUNS = 3;
    private static final String SAVEPOINT = "unless_taken";

    private final Dialect dialect;
    private final HikariDataSource pool;
    private final Optional<HikariDataSource> readerPool;
    private final Jdbi jdbi;
    private final Jdbi readers;

    /** The handle of the transaction that the present thread runs. */
    private final ScopedValue<Handle> transaction = ScopedValue.newInstance();

    /** Opens the pools; a database that doesn't answer shows at the first statement. */
    Database(Dialect dialect) {
        this.dialect = dialect;
        pool = new HikariDataSource(dialect.pool());
        readerPool = dialect.readerPool().map(HikariDataSource::new);
        jdbi = jdbi(pool);
        readers = readerPool.map(this::jdbi).orElse(jdbi);
    }

    /**
     * Reads, inside a transaction as that one sees the store.
     *
     * @throws StoreOverloaded where no connection came free in time; so do the others
     */
    <T> T read(Function<Handle, T> work) {
        return transaction.isBound() ? work.apply(transaction.get()) : connected(() -> readers.withHandle(work::apply));
    }

    /** Runs one statement that writes: in the running transaction, or committed on its own. */
    <T> T write(Function<Handle, T> work) {
        return transaction.isBound()
                ? work.apply(transaction.get())
                : winning(() -> connected(() -> jdbi.withHandle(work::apply)));
    }

    /** Runs statements that write together: in the running transaction, or in one of their own. */
    <T> T writeTogether(Function<Handle, T> work) {
        return transaction.isBound() ? work.apply(transaction.get()) : inTransaction(work);
    }

    /** Runs work in a transaction of its own and commits it, unless it threw or rolled back. */
    <T> T inTransaction(Function<Handle, T> work) {
        return winning(() -> connected(() -> jdbi.inTransaction(
                handle -> ScopedValue.where(transaction, handle).call(() -> work.apply(handle)))));
    }

    /**
     * Runs one statement that writes, in a transaction that goes on without it where another row has what only one may
     * have; PostgreSQL would refuse all that follows.
     *
     * @return absent where that is so; nothing was written
     */
    <T> Optional<T> writeUnlessTaken(Function<Handle, T> work) {
        return writeTogether(handle -> {
            handle.savepoint(SAVEPOINT);
            try {
                T result = work.apply(handle);
                handle.releaseSavepoint(SAVEPOINT);
                return Optional.of(result);
            } catch (JdbiException failure) {
                if (!causedBy(failure, dialect::taken)) {
                    throw failure;
                }
                handle.rollbackToSavepoint(SAVEPOINT);
                return Optional.empty();
            }
        });
    }

    /** How a query ends whose row must be nobody else's. */
    String skippingLocked() {
        return dialect.skippingLocked();
    }

    /** How a query ends whose row must stay. */
    String keeping() {
        return dialect.keeping();
    }

    @Override
    public void close() {
        // The last connection to a SQLite file tidies it up, which a reader couldn't.
        readerPool.ifPresent(HikariDataSource::close);
        pool.close();
    }

    /** Runs work again when it lost a race, {@value #RERUNS} times at most. */
    private <T> T winning(Supplier<T> work) {
        for (int reruns = 0; ; reruns++) {
            try {
                return work.get();
            } catch (JdbiException failure) {
                if (reruns == RERUNS || !causedBy(failure, dialect::lostRace)) {
                    throw failure;
                }
            }
        }
    }

    /** Tells the want of a connection from all that can go wrong once there is one. */
    private static <T> T connected(Supplier<T> work) {
        try {
            return work.get();
        } catch (ConnectionException failure) {
            if (failure.getCause() instanceof SQLTransientConnectionException late) {
                throw new StoreOverloaded(reason(late), late);
            }
            throw failure;
        }
    }

    /** How busy the pool is, and, where the database itself gave none, why it can't be reached. */
    private static String reason(SQLTransientConnectionException late) {
        Throwable cause = late.getCause();
        return late.getMessage() + (cause == null ? "" : ": " + cause.getMessage());
    }

    private static boolean causedBy(Throwable failure, Predicate<SQLException> reason) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException sql && reason.test(sql));
    }

    private Jdbi jdbi(HikariDataSource connections) {
        Jdbi made = Jdbi.create(connections);
        dialect.teach(made);
        made.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
        // Jdbi would repeat what was bound: hashes, seeds, addresses.
        made.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        return made;
    }
}
