package io.portcullis.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.port.Accounts.Added;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.session.Session;
import io.portcullis.testkit.Samples;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What holds of a storage, whichever database it is. */
class StorageTest {

    @RegisterExtension
    final FreshStorage postgresql = FreshStorage.onPostgresqlToSpoil();

    @RegisterExtension
    final FreshStorage sqlite = FreshStorage.onSqlite();

    private final Samples samples = new Samples();

    @Test
    void a_restart_loses_nothing_to_the_microsecond() {
        both().forEach(fresh -> {
            Account account = samples.account();
            Session session = samples.session(account);
            Storage first = fresh.open();
            first.accounts().add(account);
            first.sessions().add(session);
            first.close();

            assertThat(fresh.open().sessions().caller(session.id(), Samples.NOW))
                    .get()
                    .usingRecursiveComparison()
                    .isEqualTo(new Caller(account, session));
        });
    }

    @Test
    void times_before_the_epoch_and_far_ahead_survive() {
        both().forEach(fresh -> {
            Storage storage = fresh.open();
            Stream.of("1969-12-31T23:59:59.999999Z", "0001-01-01T00:00:00.000001Z", "9999-12-31T23:59:59.999999Z")
                    .map(Instant::parse)
                    .forEach(time -> {
                        Account account = Account.registered(
                                samples.account().id(), samples.account().email(), Optional.empty(), time);
                        assertThat(storage.accounts().add(account)).isEqualTo(Added.ADDED);
                        assertThat(storage.accounts().find(account.id())).contains(account);
                    });
        });
    }

    @Test
    void an_open_storage_is_reachable_and_migrated_and_a_closed_one_is_neither() {
        both().forEach(fresh -> {
            Storage storage = fresh.open();
            assertThat(storage.reachable()).isTrue();
            assertThat(storage.migrated()).isTrue();

            storage.close();

            assertThat(storage.reachable()).isFalse();
            assertThat(storage.migrated()).isFalse();
        });
    }

    @Test
    void a_storage_that_lost_its_tables_is_reachable_and_not_migrated() {
        both().forEach(fresh -> {
            Storage storage = fresh.open();

            fresh.database().write(handle -> handle.execute("delete from flyway_schema_history"));

            assertThat(storage.reachable()).isTrue();
            assertThat(storage.migrated()).isFalse();
        });
    }

    @Test
    void a_failure_repeats_nothing_that_was_bound() {
        both().forEach(fresh -> {
            Storage storage = fresh.open();
            Account account = samples.account();
            Account twin = Account.registered(
                    account.id(), Samples.email("twin@example.org"), account.displayName(), account.createdAt());
            storage.accounts().add(account);

            assertThatThrownBy(() -> storage.accounts().add(twin))
                    .isInstanceOf(JdbiException.class)
                    .satisfies(failure -> assertThat(trace(failure))
                            .as("what is logged must hold no address, hash or seed")
                            .doesNotContain("twin@example.org")
                            .doesNotContain(account.id().toString()));
        });
    }

    private Stream<FreshStorage> both() {
        return Stream.of(postgresql, sqlite);
    }

    static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
