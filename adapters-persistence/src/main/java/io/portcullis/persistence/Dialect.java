package io.portcullis.persistence;

import com.zaxxer.hikari.HikariConfig;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** What a database does its own way; all SQL beyond the migrations is common to both. */
interface Dialect {

    /** The folder of its migrations on the class path. */
    String migrations();

    /** Where single connections come from, as migrations take them. */
    DataSource connections();

    /** The pool for everything. */
    HikariConfig pool();

    /** A pool beside it, for reads that stand alone; absent where one pool serves best. */
    Optional<HikariConfig> readerPool();

    /** Teaches Jdbi how identifiers and instants are bound and read; an instant keeps its microseconds. */
    void teach(Jdbi jdbi);

    /**
     * What ends a query that locks the row it finds, so that several who ask at once find one each and don't wait for
     * one another; nothing where only one can write.
     */
    String skippingLocked();

    /** What ends a query for a row that must stay until the transaction ends; nothing where only one can write. */
    String keeping();

    /** Whether the statement failed for having met others, and may succeed when run again. */
    boolean lostRace(SQLException failure);

    /** Whether the statement failed because another row has what only one may have. */
    boolean taken(SQLException failure);
}
