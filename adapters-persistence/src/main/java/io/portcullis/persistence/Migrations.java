package io.portcullis.persistence;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/** The changes that lead from an empty database to the tables of this build. */
final class Migrations {

    private Migrations() {}

    /**
     * Makes those that the database lacks. A database that has newer ones, from a node already replaced, is left as it
     * is; one whose past isn't ours is refused.
     *
     * @return the version that the database has now
     */
    static String run(Dialect dialect) {
        Flyway flyway = flyway(dialect);
        flyway.migrate();
        MigrationInfo current = flyway.info().current();
        if (current == null || current.getVersion() == null) {
            throw new IllegalStateException("no migration was found");
        }
        return current.getVersion().getVersion();
    }

    /**
     * Makes none. A database that has newer ones will do here, too.
     *
     * @return the version that the database has
     * @throws StoreNotReady where it has none, or lacks some
     */
    static String check(Dialect dialect) {
        MigrationInfoService info = flyway(dialect).info();
        MigrationInfo current = info.current();
        if (current == null || current.getVersion() == null) {
            throw StoreNotReady.missing();
        }
        if (info.pending().length > 0) {
            throw StoreNotReady.older();
        }
        return current.getVersion().getVersion();
    }

    private static Flyway flyway(Dialect dialect) {
        return Flyway.configure()
                .dataSource(dialect.connections())
                .locations("classpath:" + dialect.migrations())
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .validateOnMigrate(true)
                .cleanDisabled(true)
                .load();
    }
}
