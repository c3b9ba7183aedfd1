package io.portcullis.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.AccountStatus;
import io.portcullis.domain.account.Epoch;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.credential.Credential;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.secret.Sealing;
import io.portcullis.domain.secret.SecretCheck;
import io.portcullis.domain.secret.Seed;
import io.portcullis.domain.session.AuthenticationMethod;
import io.portcullis.domain.session.EndReason;
import io.portcullis.domain.session.Session;
import io.portcullis.domain.session.SessionId;
import io.portcullis.domain.signing.KeyId;
import io.portcullis.domain.signing.KeyTerm;
import io.portcullis.domain.signing.PublicKey;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.domain.signing.WrappedPrivateKey;
import io.portcullis.domain.throttle.Budget;
import io.portcullis.domain.throttle.Subject;
import io.portcullis.testkit.Samples;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A database that an older build filled is brought up to date, and loses nothing by it. */
class MigrationsTest {

    private static final AccountId ACCOUNT = new AccountId(UUID.fromString("019cebab-8995-7000-8000-0000000000ac"));
    private static final SessionId SESSION = new SessionId(UUID.fromString("019cebab-8995-7000-8000-00000000005e"));
    private static final Instant NOW = Instant.parse("2026-03-14T09:26:53.589793Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final String SEED = "00ff5eed".repeat(8);

    /** In SQL of the first tables, which never changes; {@code TIME} and {@code SEED} are written as each database does. */
    private static final List<String> FIRST_ROWS = List.of(
            """
            insert into account (id, email, email_canonical, email_verified, display_name, roles, status, epoch,
                created_at)
            values ('019cebab-8995-7000-8000-0000000000ac', 'Ada@example.org', 'ada@example.org', true, null,
                'admin user', 'active', 7, TIME)
            """,
            """
            insert into password (account_id, hash, changed_at)
            values ('019cebab-8995-7000-8000-0000000000ac', 'sample$1', LATER)
            """,
            """
            insert into session (id, account_id, secret_id, seed, generation, created_at, last_used_at, rotated_at,
                expires_at, user_agent, address, methods, ended_at, end_reason)
            values ('019cebab-8995-7000-8000-00000000005e', '019cebab-8995-7000-8000-0000000000ac',
                '5ec7e75ec7e75ec7', SEED, 3, TIME, TIME, TIME, LATER, null, '203.0.113.7', 'password', LATER,
                'logged_out')
            """,
            """
            insert into signing_key (id, algorithm, jwk, secret_id, private_key, created_at)
            values ('sample-key', 'ES256', '{}', '5ec7e75ec7e75ec7', 'c2FtcGxl', TIME)
            """,
            "insert into secret_check (only_row, secret_id, value) values (1, '5ec7e75ec7e75ec7', 'sample-check')");

    @RegisterExtension
    final FreshStorage.OnPostgresql postgresql = FreshStorage.onPostgresqlToSpoil();

    @RegisterExtension
    final FreshStorage sqlite = FreshStorage.onSqlite();

    @Test
    void a_postgresql_database_with_the_first_tables_keeps_its_rows() throws SQLException {
        postgresql.database().write(handle -> handle.execute("drop schema public cascade; create schema public"));
        fillFirstTables(postgresql.dialect(), "'" + NOW + "'", "'" + LATER + "'", "'\\x" + SEED + "'");

        assertKept(postgresql.open());
    }

    @Test
    void a_sqlite_file_with_the_first_tables_keeps_its_rows() throws SQLException {
        fillFirstTables(sqlite.dialect(), "1773480413589793", "1773480473589793", "x'" + SEED + "'");

        assertKept(sqlite.open());
    }

    @Test
    void who_may_not_migrate_is_refused_an_older_store_and_leaves_it_as_it_is() throws SQLException {
        fillFirstTables(sqlite.dialect(), "1773480413589793", "1773480473589793", "x'" + SEED + "'");
        for (int time = 0; time < 2; time++) {
            assertThatExceptionOfType(StoreNotReady.class)
                    .isThrownBy(() -> Migrations.check(sqlite.dialect()))
                    .withMessageContaining("older");
        }
        assertKept(sqlite.open());
    }

    @Test
    void who_may_not_migrate_leaves_an_empty_database_empty() {
        Database database = postgresql.database();
        database.write(handle -> handle.execute("drop schema public cascade; create schema public"));
        assertThatExceptionOfType(StoreNotReady.class)
                .isThrownBy(() -> Migrations.check(postgresql.dialect()))
                .withMessageContaining("no store");
        String tables = "select count(*) from information_schema.tables where table_schema = 'public'";
        assertThat(database.<Long>read(
                        handle -> handle.createQuery(tables).mapTo(Long.class).one()))
                .isZero();
    }

    private static void fillFirstTables(Dialect dialect, String time, String later, String seed) throws SQLException {
        Flyway.configure()
                .dataSource(dialect.connections())
                .locations("classpath:" + dialect.migrations())
                .target("1")
                .load()
                .migrate();
        try (Connection connection = dialect.connections().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : FIRST_ROWS) {
                statement.execute(
                        sql.replace("TIME", time).replace("LATER", later).replace("SEED", seed));
            }
        }
    }

    private static void assertKept(Storage storage) {
        Account account = new Account(
                ACCOUNT,
                Samples.email("Ada@example.org"),
                true,
                Optional.empty(),
                Set.of(Role.ADMIN, Role.USER),
                AccountStatus.ACTIVE,
                new Epoch(7),
                NOW);
        Session session = new Session(
                SESSION,
                ACCOUNT,
                new Sealing(Samples.SECRET, new Seed(HexFormat.of().parseHex(SEED))),
                3,
                NOW,
                NOW,
                NOW,
                LATER,
                Optional.empty(),
                "203.0.113.7",
                Set.of(AuthenticationMethod.PASSWORD),
                Optional.of(new Session.End(LATER, EndReason.LOGGED_OUT)));

        assertThat(storage.accounts().find(ACCOUNT)).contains(account);
        assertLoaded(
                storage.credentials().ofAccount(ACCOUNT), new Credential(account, new PasswordHash("sample$1"), LATER));
        assertLoaded(storage.sessions().find(SESSION), session);
        assertThat(storage.signingKeys().all())
                .containsExactly(new SigningKey(
                        SigningAlgorithm.ES256,
                        new PublicKey(new KeyId("sample-key"), "{}"),
                        new WrappedPrivateKey(Samples.SECRET, "c2FtcGxl"),
                        KeyTerm.first(NOW, Duration.ofDays(1))));
        assertThat(storage.secretChecks().find()).contains(new SecretCheck(Samples.SECRET, "sample-check"));
        assertThat(storage.migrated()).as("it has today's tables").isTrue();
        assertThat(storage.budgets().exchange(new Subject.Stranger(ACCOUNT), Optional.empty(), Budget.UNTOUCHED))
                .as("they take what today's build writes")
                .isTrue();
    }

    private static void assertLoaded(Optional<?> loaded, Object expected) {
        assertThat(loaded).get().usingRecursiveComparison().isEqualTo(expected);
    }
}
