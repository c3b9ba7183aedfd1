package io.portcullis.persistence;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountStatus;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.port.Accounts.Added;
import io.portcullis.domain.throttle.Budget;
import io.portcullis.domain.throttle.Subject;
import io.portcullis.domain.ticket.Ticket;
import io.portcullis.testkit.Samples;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Both databases end in the same tables, and these hold what the domain holds and nothing that it doesn't. */
class SchemaTest {

    private static final List<String> TABLES = List.of(
            "account",
            "admin_guard",
            "audit_event",
            "budget",
            "mail",
            "password",
            "secret_check",
            "session",
            "signing_key",
            "ticket");

    private static final List<String> NEVER_WRITTEN = List.of(
            "update account set roles = 'user admin'",
            "update account set status = 'asleep'",
            "update account set epoch = -1",
            "update account set email = ''",
            "update account set display_name = ''",
            "update session set generation = -1",
            "update session set secret_id = '5EC7E75EC7E75EC7'",
            "update session set end_reason = 'logged_out'",
            "update session set ended_at = created_at",
            "update session set ended_at = created_at, end_reason = 'bored'",
            "update session set methods = 'guess'",
            "update secret_check set only_row = 2",
            "update signing_key set algorithm = 'HS256'",
            "update signing_key set number = 0",
            "update signing_key set token_life = 0",
            "update audit_event set result = 'failure'",
            "update audit_event set kind = ''",
            "update audit_event set request_id = ''",
            "update audit_event set details = '{}'",
            "update audit_event set details = '[\"reason\"]'",
            "update budget set slot = ''",
            "update budget set holder = 'AAAA'",
            "update budget set epoch = -1",
            "update budget set failures = -1",
            "update budget set in_flight = -1",
            "update ticket set purpose = 'open_sesame'",
            "update ticket set epoch = -1",
            "update ticket set email = ''",
            "update ticket set email_canonical = ''",
            "update ticket set secret_id = '5EC7E75EC7E75EC7'",
            "update mail set kind = 'advertisement'",
            "update mail set account_id = null",
            "update mail set epoch = null",
            "update mail set epoch = -1",
            "update mail set email = null",
            "update mail set email = ''",
            "update mail set email_canonical = null",
            "update mail set email_canonical = ''",
            "update mail set address = ''",
            "update mail set attempts = -1");

    @RegisterExtension
    final FreshStorage postgresql = FreshStorage.onPostgresql();

    @RegisterExtension
    final FreshStorage sqlite = FreshStorage.onSqlite();

    private final Samples samples = new Samples();

    @Test
    void both_have_the_same_columns_where_the_same_may_be_absent() {
        Set<String> inPostgresql = names(postgresql, """
                select table_name || '.' || column_name || case is_nullable when 'YES' then '?' else '' end as name
                from information_schema.columns
                where table_schema = 'public' and table_name <> 'flyway_schema_history'
                """);
        Set<String> inSqlite = names(sqlite, """
                select m.name || '.' || c.name || case c."notnull" when 0 then '?' else '' end as name
                from sqlite_schema m, pragma_table_info(m.name) c
                where m.type = 'table' and m.name <> 'flyway_schema_history'
                """);

        assertThat(inSqlite)
                .isEqualTo(inPostgresql)
                .contains("account.email_canonical", "session.ended_at?", "audit_event.details?", "budget.holder?")
                .contains("ticket.spent_at?", "mail.account_id?", "mail.due_at");
    }

    @Test
    void both_have_the_same_indexes() {
        Set<String> inPostgresql = names(postgresql, """
                select i.relname as name from pg_index x join pg_class i on i.oid = x.indexrelid
                where i.relnamespace = 'public'::regnamespace and not x.indisunique
                    and i.relname not like 'flyway%'
                """);
        Set<String> inSqlite = names(sqlite, """
                select name from sqlite_schema where type = 'index' and sql is not null and name not like 'flyway%'
                """);

        assertThat(inSqlite).isEqualTo(inPostgresql).contains("session_account_index");
    }

    @Test
    void both_say_what_a_table_is_for() {
        assertThat(names(postgresql, """
                select relname as name from pg_class
                where relnamespace = 'public'::regnamespace and relkind = 'r' and obj_description(oid) is not null
                """)).containsExactlyElementsOf(TABLES);
        assertThat(names(sqlite, "select name from pragma_table_list where strict and type = 'table'"))
                .as("SQLite checks types in strict tables only")
                .containsExactlyElementsOf(TABLES);
    }

    @Test
    void every_status_and_every_set_of_roles_has_room() {
        Stream.of(postgresql.open(), sqlite.open()).forEach(storage -> {
            for (AccountStatus status : AccountStatus.values()) {
                for (Set<Role> roles : Set.of(Set.of(Role.USER), Set.of(Role.ADMIN), Set.of(Role.values()))) {
                    Account account = account(roles, status);
                    assertThat(storage.accounts().add(account)).isEqualTo(Added.ADDED);
                    assertThat(storage.accounts().find(account.id())).contains(account);
                }
            }
        });
    }

    @Test
    void what_the_domain_never_writes_is_refused() {
        Stream.of(postgresql, sqlite).forEach(fresh -> {
            Storage storage = fresh.open();
            Account account = account(Set.of(Role.USER), AccountStatus.ACTIVE);
            storage.accounts().add(account);
            storage.sessions().add(samples.session(account));
            storage.signingKeys().add(samples.signingKey());
            storage.secretChecks().claim(samples.secretCheck());
            storage.auditTrail().add(samples.auditEntry(account.id()));
            storage.budgets().exchange(new Subject.Stranger(account.id()), Optional.empty(), Budget.UNTOUCHED);
            storage.tickets().issue(samples.ticket(account));
            storage.outbox().add(samples.queuedMail(account));
            Database database = fresh.database();

            assertThat(NEVER_WRITTEN)
                    .allSatisfy(sql -> assertThatThrownBy(() -> database.write(handle -> handle.execute(sql)))
                            .isInstanceOf(JdbiException.class)
                            .hasMessageMatching("(?s).*(check constraint|CHECK constraint).*"));
        });
    }

    @Test
    void an_account_takes_all_that_hangs_on_it_along() {
        Stream.of(postgresql, sqlite).forEach(fresh -> {
            Storage storage = fresh.open();
            Account account = account(Set.of(Role.USER), AccountStatus.ACTIVE);
            storage.accounts().add(account);
            storage.credentials().put(account.id(), samples.hash(), Samples.NOW);
            storage.sessions().add(samples.session(account));
            Ticket ticket = samples.ticket(account);
            storage.tickets().issue(ticket);
            storage.outbox().add(samples.queuedMail(account));

            fresh.database().write(handle -> handle.execute("delete from account"));

            assertThat(storage.credentials().ofAccount(account.id())).isEmpty();
            assertThat(storage.sessions().live(account.id(), Samples.NOW)).isEmpty();
            assertThat(storage.tickets().find(ticket.id())).isEmpty();
            assertThat(storage.outbox().claim(Samples.NOW, Samples.NOW)).isEmpty();
        });
    }

    private Account account(Set<Role> roles, AccountStatus status) {
        Account fresh = samples.account();
        return new Account(
                fresh.id(), fresh.email(), false, fresh.displayName(), roles, status, fresh.epoch(), fresh.createdAt());
    }

    private static Set<String> names(FreshStorage fresh, String sql) {
        return fresh.database()
                .read(handle -> handle.createQuery(sql)
                        .map((row, _) -> row.getString("name"))
                        .collect(toCollection(TreeSet::new)));
    }
}
