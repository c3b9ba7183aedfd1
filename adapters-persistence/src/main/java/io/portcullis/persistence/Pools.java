package io.portcullis.persistence;

import com.zaxxer.hikari.HikariConfig;
import java.time.Duration;
import javax.sql.DataSource;

/** What every pool of connections has in common. */
final class Pools {

    /**
     * Whoever gets no connection in that time is told so, rather than joining an ever longer queue. A burst is over
     * within it, since one connection alone makes hundreds of commits in that time; and whoever takes several one after
     * the other is still answered before clients and proxies give up.
     */
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(2);

    private static final Duration VALIDATION_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration MAX_LIFETIME = Duration.ofMinutes(30);

    private Pools() {}

    /** A pool of that many connections, all of them kept open. */
    static HikariConfig of(String name, DataSource connections, int size) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setDataSource(connections);
        pool.setMaximumPoolSize(size);
        pool.setAutoCommit(true);
        pool.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        pool.setValidationTimeout(VALIDATION_TIMEOUT.toMillis());
        pool.setMaxLifetime(MAX_LIFETIME.toMillis());
        // The migrations have just proved that the database answers.
        pool.setInitializationFailTimeout(-1);
        return pool;
    }
}
