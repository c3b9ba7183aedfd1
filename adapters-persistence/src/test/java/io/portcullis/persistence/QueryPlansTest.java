package io.portcullis.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.Epoch;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.audit.AuditEntry;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.mail.ClaimedMail;
import io.portcullis.domain.secret.SecretCheck;
import io.portcullis.domain.session.EndReason;
import io.portcullis.domain.session.Session;
import io.portcullis.domain.session.SessionLifetime;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.domain.throttle.Budget;
import io.portcullis.domain.throttle.Subject;
import io.portcullis.domain.ticket.Ticket;
import io.portcullis.testkit.Samples;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/** Every statement of every store finds its rows by an index; none reads a table that grows from end to end. */
class QueryPlansTest {

    /** Holds the few keys that aren't gone, and is always read whole. */
    private static final String READ_WHOLE = "signing_key";

    /** How many statements the stores have: one a method, and one more where a method has two. */
    private static final int STATEMENTS = 62;

    private static final Pattern PARAMETER = Pattern.compile("\\?");

    @RegisterExtension
    final FreshStorage postgresql = FreshStorage.onPostgresql();

    @RegisterExtension
    final FreshStorage sqlite = FreshStorage.onSqlite();

    @Test
    void postgresql_finds_all_rows_by_an_index() throws SQLException {
        PGSimpleDataSource source = (PGSimpleDataSource) postgresql.dialect().connections();
        source.setPreferQueryMode(PreferQueryMode.SIMPLE);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set enable_seqscan = off");

            assertThat(statementsOf(postgresql.database()))
                    .hasSizeGreaterThanOrEqualTo(STATEMENTS)
                    .allSatisfy(sql -> assertThat(
                                    explained(statement, "explain (generic_plan) " + numbered(sql), "QUERY PLAN"))
                            .doesNotContainPattern("Seq Scan on (?!" + READ_WHOLE + ")"));
        }
    }

    @Test
    void sqlite_finds_all_rows_by_an_index() throws SQLException {
        List<String> statements = statementsOf(sqlite.database());
        try (Connection connection = sqlite.dialect().connections().getConnection();
                Statement statement = connection.createStatement()) {

            assertThat(statements)
                    .hasSizeGreaterThanOrEqualTo(STATEMENTS)
                    .allSatisfy(sql -> assertThat(explained(statement, "explain query plan " + sql, "detail"))
                            .doesNotContainPattern("SCAN (?!" + READ_WHOLE + ")"));
        }
    }

    private static String explained(Statement statement, String sql, String column) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (ResultSet lines = statement.executeQuery(sql)) {
            while (lines.next()) {
                plan.append(lines.getString(column)).append('\n');
            }
        }
        return plan.toString();
    }

    private static String numbered(String sql) {
        AtomicInteger parameters = new AtomicInteger();
        return PARAMETER.matcher(sql).replaceAll(_ -> "\\$" + parameters.incrementAndGet());
    }

    /** All that the stores ever send, with question marks for what is bound. */
    private static List<String> statementsOf(Database database) {
        List<String> statements = new ArrayList<>();
        new JdbiTransactions(database).run(transaction -> {
            database.write(handle -> handle.getConfig(SqlStatements.class).setSqlLogger(new SqlLogger() {
                @Override
                public void logBeforeExecution(StatementContext context) {
                    statements.add(context.getParsedSql().getSql());
                }
            }));
            useEverything(database);
            return transaction.undo(true);
        });
        return statements;
    }

    private static void useEverything(Database database) {
        Samples samples = new Samples();
        Instant now = Samples.NOW;

        Account account = samples.account();
        JdbiAccounts accounts = new JdbiAccounts(database);
        accounts.add(account);
        accounts.find(account.id());
        accounts.hold(account.id(), Epoch.FIRST);
        accounts.advance(account.id(), Epoch.FIRST);
        accounts.rename(account.id(), Optional.empty());
        accounts.find(account.email());
        accounts.page(Optional.empty(), 1);
        accounts.assign(account.id(), Set.of(Role.ADMIN));
        accounts.suspend(account.id());

        PasswordHash hash = samples.hash();
        JdbiCredentials credentials = new JdbiCredentials(database);
        credentials.put(account.id(), hash, now);
        credentials.ofEmail(account.email());
        credentials.ofAccount(account.id());
        credentials.renew(account.id(), hash, samples.hash());

        Session session = samples.session(account);
        JdbiSessions sessions = new JdbiSessions(database);
        sessions.add(session);
        sessions.find(session.id());
        sessions.caller(session.id(), now);
        sessions.live(account.id(), now);
        sessions.all(account.id());
        sessions.advance(session.advanced(now, SessionLifetime.DEFAULT));
        sessions.hold(session.id(), now);
        sessions.endBeyond(Session.LIMIT, account.id(), EndReason.TOO_MANY, now);
        sessions.end(session.id(), account.id(), EndReason.LOGGED_OUT, now);
        sessions.endAll(account.id(), Optional.empty(), EndReason.PASSWORD_CHANGED, now);
        sessions.sweep(now);

        SigningKey key = samples.signingKey();
        JdbiSigningKeys signingKeys = new JdbiSigningKeys(database);
        signingKeys.add(key);
        signingKeys.all();
        signingKeys.rewrap(key.id(), key.privateKey(), samples.wrappedKey());
        signingKeys.lengthen(key.id(), Duration.ofDays(1));
        signingKeys.remove(key.id());

        SecretCheck check = samples.secretCheck();
        JdbiSecretChecks secretChecks = new JdbiSecretChecks(database);
        secretChecks.claim(check);
        secretChecks.find();
        secretChecks.replace(check, samples.secretCheck());

        AuditEntry entry = samples.auditEntry(account.id());
        JdbiAuditTrail auditTrail = new JdbiAuditTrail(database);
        auditTrail.add(entry);
        auditTrail.about(account.id(), Optional.empty(), 1);
        auditTrail.all(Optional.empty(), Optional.empty(), Optional.empty(), 1);
        auditTrail.all(Optional.empty(), Optional.of(entry.kind()), Optional.empty(), 1);
        auditTrail.all(Optional.of(account.id()), Optional.of(entry.kind()), Optional.empty(), 1);
        auditTrail.sweep(now);

        Subject subject = new Subject.Stranger(account.id());
        JdbiBudgets budgets = new JdbiBudgets(database);
        budgets.find(subject);
        budgets.exchange(subject, Optional.empty(), Budget.UNTOUCHED);
        budgets.exchange(subject, Optional.of(Budget.UNTOUCHED), Budget.UNTOUCHED);
        budgets.remove(List.of(subject));
        budgets.sweep(now);

        Account owner = samples.account();
        accounts.add(owner);
        accounts.verify(owner.id(), Epoch.FIRST);
        accounts.readdress(owner.id(), Epoch.FIRST, samples.account().email());

        Ticket ticket = samples.ticket(owner);
        JdbiTickets tickets = new JdbiTickets(database);
        tickets.issue(ticket);
        tickets.find(ticket.id());
        tickets.spend(ticket.id(), now);
        tickets.sweep(now);

        JdbiOutbox outbox = new JdbiOutbox(database);
        outbox.add(samples.queuedMail(owner));
        ClaimedMail claimed = outbox.claim(now, now).orElseThrow();
        outbox.postpone(claimed, now);
        outbox.giveUp(claimed, now);
        outbox.failed(1);
        outbox.remove(claimed);
        outbox.sweep(now);

        accounts.delete(account.id(), new Epoch(1));
    }
}
