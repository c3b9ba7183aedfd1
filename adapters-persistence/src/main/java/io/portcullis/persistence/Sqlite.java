package io.portcullis.persistence;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * A SQLite file. One connection writes, so that writers wait in the pool, where a virtual thread can park, and not in
 * native code, where it pins its carrier. Transactions take the write lock at once: one that read first and wrote
 * later would fail as soon as another had written in between.
 */
final class Sqlite implements Dialect {

    /** SQLITE_BUSY and SQLITE_LOCKED; the bytes above the lowest only say why. */
    private static final Set<Integer> LOST_RACES = Set.of(5, 6);

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final int READERS = 4;
    private static final int BUSY_TIMEOUT_MILLIS = 5_000;

    private final Path file;

    Sqlite(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** Makes the file, where there is none, for its owner alone; SQLite gives its companions the same rights. */
    void createFile() {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        try {
            Files.createFile(file, posix ? new FileAttribute<?>[] {OWNER_ONLY} : new FileAttribute<?>[0]);
        } catch (FileAlreadyExistsException _) {
            // Its rights are its owner's business.
        } catch (IOException failure) {
            throw new UncheckedIOException("The SQLite file " + file + " can't be made", failure);
        }
    }

    @Override
    public String migrations() {
        return "io/portcullis/persistence/sqlite";
    }

    @Override
    public DataSource connections() {
        return source(TransactionMode.IMMEDIATE);
    }

    @Override
    public HikariConfig pool() {
        return Pools.of("portcullis-sqlite-writer", connections(), 1);
    }

    @Override
    public Optional<HikariConfig> readerPool() {
        HikariConfig pool = Pools.of("portcullis-sqlite-readers", source(TransactionMode.DEFERRED), READERS);
        pool.setConnectionInitSql("pragma query_only = 1");
        return Optional.of(pool);
    }

    private DataSource source(TransactionMode mode) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        // A logout or rotation that was answered survives a power cut.
        config.setSynchronous(SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.setTransactionMode(mode);
        SQLiteDataSource source = new SQLiteDataSource(config);
        // As a URI, in which no character of a file's name passes for a parameter.
        source.setUrl("jdbc:sqlite:" + file.toUri());
        return source;
    }

    @Override
    public void teach(Jdbi jdbi) {
        jdbi.registerArgument(new UuidArgument());
        jdbi.registerArgument(new InstantArgument());
        jdbi.registerColumnMapper(UUID.class, (row, column, _) -> {
            String text = row.getString(column);
            return text == null ? null : UUID.fromString(text);
        });
        jdbi.registerColumnMapper(Instant.class, (row, column, _) -> {
            long micros = row.getLong(column);
            return row.wasNull() ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        });
    }

    @Override
    public String skippingLocked() {
        return "";
    }

    @Override
    public String keeping() {
        return "";
    }

    @Override
    public boolean lostRace(SQLException failure) {
        return LOST_RACES.contains(failure.getErrorCode() & 0xFF);
    }

    @Override
    public boolean taken(SQLException failure) {
        return failure instanceof SQLiteException known
                && known.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE;
    }

    private static final class UuidArgument extends AbstractArgumentFactory<UUID> {

        UuidArgument() {
            super(Types.VARCHAR);
        }

        @Override
        protected Argument build(UUID id, ConfigRegistry config) {
            return (position, statement, _) -> statement.setString(position, id.toString());
        }
    }

    private static final class InstantArgument extends AbstractArgumentFactory<Instant> {

        InstantArgument() {
            super(Types.BIGINT);
        }

        @Override
        protected Argument build(Instant instant, ConfigRegistry config) {
            long micros = ChronoUnit.MICROS.between(Instant.EPOCH, instant);
            return (position, statement, _) -> statement.setLong(position, micros);
        }
    }
}
