package io.portcullis.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
    private final Queue<String> given = new ConcurrentLinkedQueue<>();
    private final String template;

    private PostgresqlServer(Optional<EmbeddedPostgres> process, String url) {
        this.process = process;
        this.url = url;
        template = create("");
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

    /** The URL of a database with our tables, all empty, that nobody else uses until it is given back. */
    String borrow() {
        String idle = given.poll();
        return idle == null ? create() : idle;
    }

    /** Takes a database back, its tables as they were, to be emptied and lent again: making one takes ten times as long. */
    void giveBack(String database) {
        execute(database, """
                delete from account;
                delete from signing_key;
                delete from secret_check;
                delete from audit_event;
                delete from budget;
                delete from mail""");
        given.add(database);
    }

    /** The URL of a new database with our tables, all empty. */
    String create() {
        return create(" template " + name(template));
    }

    /** Removes a database, whatever has become of it. */
    void drop(String database) {
        execute(url, "drop database " + name(database) + " with (force)");
    }

    private String create(String template) {
        String name = prefix + made.incrementAndGet();
        execute(url, "create database " + name + template);
        return url.substring(0, url.lastIndexOf('/') + 1) + name;
    }

    private static String name(String database) {
        return database.substring(database.lastIndexOf('/') + 1);
    }

    private static void execute(String database, String sql) {
        try (Connection connection = new PostgresqlUrl(database).connections().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        given.forEach(this::drop);
        drop(template);
        if (process.isPresent()) {
            process.get().close();
        }
    }
}
