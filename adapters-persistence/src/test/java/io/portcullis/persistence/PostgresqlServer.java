package io.portcullis.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The PostgreSQL server of this test run: one of its own, started when the first test asks and stopped after the last,
 * or the one that {@code TEST_PG_URL} names, as {@code postgresql://user:password@host:port/database}.
 */
final class PostgresqlServer implements AutoCloseable {

    private static final Namespace NAMESPACE = Namespace.create(PostgresqlServer.class);

    private final Optional<EmbeddedPostgres> process;
    private final String url;
    private final String prefix = "portcullis_test_" + ProcessHandle.current().pid() + "_";
    private final AtomicInteger made = new AtomicInteger();

    private PostgresqlServer(Optional<EmbeddedPostgres> process, String url) {
        this.process = process;
        this.url = url;
        String template = create("");
        Storage.postgresql(template, 1).close();
    }

    static PostgresqlServer of(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(PostgresqlServer.class, _ -> start(), PostgresqlServer.class);
    }

    private static PostgresqlServer start() {
        String named = System.getenv("TEST_PG_URL");
        if (named != null) {
            return new PostgresqlServer(Optional.empty(), named);
        }
        try {
            EmbeddedPostgres process = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .start();
            return new PostgresqlServer(
                    Optional.of(process),
                    "postgresql://postgres:postgres@localhost:" + process.getPort() + "/postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The URL of a new database without a table. */
    String bareDatabase() {
        return create("");
    }

    /** The URL of a new database with our tables, all empty. */
    String database() {
        return create(" template " + prefix + "1");
    }

    /** Ends the database's connections and removes it. */
    void drop(String database) {
        execute("drop database " + database.substring(database.lastIndexOf('/') + 1) + " with (force)");
    }

    private String create(String template) {
        String name = prefix + made.incrementAndGet();
        execute("create database " + name + template);
        return url.substring(0, url.lastIndexOf('/') + 1) + name;
    }

    private void execute(String sql) {
        try (Connection connection = new PostgresqlUrl(url).connections().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (process.isPresent()) {
            process.get().close();
        } else {
            execute("drop database " + prefix + "1 with (force)");
        }
    }
}
