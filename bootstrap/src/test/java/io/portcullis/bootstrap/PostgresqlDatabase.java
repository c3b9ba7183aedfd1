package io.portcullis.bootstrap;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;

/**
 * An empty PostgreSQL database for one test: on a server of its own, or on the one that {@code TEST_PG_URL} names, as
 * {@code postgresql://user:password@host:port/database}.
 */
final class PostgresqlDatabase implements AutoCloseable {

    private final Optional<EmbeddedPostgres> process;
    private final URI server;
    private final String name = "portcullis_it_" + UUID.randomUUID().toString().replace('-', '_');

    private PostgresqlDatabase(Optional<EmbeddedPostgres> process, String server) {
        this.process = process;
        this.server = URI.create(server);
        execute("create database " + name);
    }

    static PostgresqlDatabase create() {
        String named = System.getenv("TEST_PG_URL");
        if (named != null) {
            return new PostgresqlDatabase(Optional.empty(), named);
        }
        try {
            EmbeddedPostgres process = EmbeddedPostgres.start();
            return new PostgresqlDatabase(
                    Optional.of(process),
                    "postgresql://postgres:postgres@localhost:" + process.getPort() + "/postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code PORTCULLIS_DATABASE_URL} wants it. */
    String url() {
        return server.resolve("/" + name).toString();
    }

    private void execute(String sql) {
        String[] user = server.getUserInfo().split(":", 2);
        String url = "jdbc:postgresql://" + server.getHost() + ":" + server.getPort() + server.getPath();
        try (Connection connection = DriverManager.getConnection(url, user[0], user[1]);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        execute("drop database " + name + " with (force)");
        try {
            if (process.isPresent()) {
                process.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
