package io.portcullis.persistence;

import com.zaxxer.hikari.HikariConfig;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server, at READ COMMITTED: a lost compare-and-set waits for the winner and sees it. */
final class Postgresql implements Dialect {

    /** serialization_failure and deadlock_detected (PostgreSQL, appendix A). */
    private static final Set<String> LOST_RACES = Set.of("40001", "40P01");

    private static final String UNIQUE_VIOLATION = "23505";

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(20);

    /**
     * An account's row is everybody's referee: whoever holds it and stalls must not take the whole pool along, one
     * waiting login after another.
     */
    private static final String PATIENCE = """
            set lock_timeout = '5s';
            set idle_in_transaction_session_timeout = '10s'""";

    private final PostgresqlUrl url;
    private final int poolSize;

    Postgresql(PostgresqlUrl url, int poolSize) {
        this.url = url;
        this.poolSize = poolSize;
    }

    @Override
    public String migrations() {
        return "io/portcullis/persistence/postgresql";
    }

    @Override
    public DataSource connections() {
        PGSimpleDataSource source = url.connections();
        source.setConnectTimeout((int) CONNECT_TIMEOUT.toSeconds());
        source.setTcpKeepAlive(true);
        source.setApplicationName("portcullis");
        // The detail of a violated constraint repeats the row, addresses and all.
        source.setLogServerErrorDetail(false);
        return source;
    }

    @Override
    public HikariConfig pool() {
        PGSimpleDataSource source = (PGSimpleDataSource) connections();
        source.setSocketTimeout((int) SOCKET_TIMEOUT.toSeconds());
        HikariConfig pool = Pools.of("portcullis-postgresql", source, poolSize);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        pool.setConnectionInitSql(PATIENCE);
        return pool;
    }

    @Override
    public Optional<HikariConfig> readerPool() {
        return Optional.empty();
    }

    @Override
    public void teach(Jdbi jdbi) {
        jdbi.registerArgument(new InstantArgument());
        jdbi.registerColumnMapper(UUID.class, (row, column, _) -> row.getObject(column, UUID.class));
        jdbi.registerColumnMapper(Instant.class, (row, column, _) -> {
            OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        });
    }

    @Override
    public String skippingLocked() {
        return " for update skip locked";
    }

    @Override
    public String keeping() {
        return " for key share";
    }

    @Override
    public boolean lostRace(SQLException failure) {
        return failure.getSQLState() != null && LOST_RACES.contains(failure.getSQLState());
    }

    @Override
    public boolean taken(SQLException failure) {
        return UNIQUE_VIOLATION.equals(failure.getSQLState());
    }

    private static final class InstantArgument extends AbstractArgumentFactory<Instant> {

        InstantArgument() {
            super(Types.TIMESTAMP_WITH_TIMEZONE);
        }

        @Override
        protected Argument build(Instant instant, ConfigRegistry config) {
            return (position, statement, _) -> statement.setObject(position, instant.atOffset(ZoneOffset.UTC));
        }
    }
}
