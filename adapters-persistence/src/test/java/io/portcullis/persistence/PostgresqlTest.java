package io.portcullis.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.domain.mail.ClaimedMail;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.mail.QueuedMail;
import io.portcullis.domain.request.StoreOverloaded;
import io.portcullis.testkit.Samples;
import io.portcullis.testkit.contract.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a server across a network does its own way. */
@Timeout(60)
class PostgresqlTest {

    @RegisterExtension
    final FreshStorage.OnPostgresql fresh = FreshStorage.onPostgresqlToSpoil();

    private final Samples samples = new Samples();

    @Test
    void whoever_finds_every_connection_taken_is_told_so() {
        try (Storage storage = Storage.postgresql(fresh.url(), 1);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            storage.transactions().run(_ -> {
                assertThatThrownBy(() -> threads.submit(() -> storage.accounts()
                                        .find(samples.account().id()))
                                .get())
                        .as("a queue without an end would take the whole server along")
                        .hasCauseInstanceOf(StoreOverloaded.class);
                return assertThat(CompletableFuture.supplyAsync(storage::reachable, threads))
                        .succeedsWithin(Duration.ofSeconds(50))
                        .isEqualTo(false);
            });

            assertThat(storage.reachable())
                    .as("a connection that was given back serves again")
                    .isTrue();
        }
    }

    @Test
    void nodes_that_start_at_once_on_a_bare_database_agree_on_its_tables() {
        fresh.database().write(handle -> handle.execute("drop schema public cascade; create schema public"));

        List<Boolean> migrated = Race.run(4, _ -> {
            try (Storage storage = Storage.postgresql(fresh.url(), 1)) {
                return storage.migrated();
            }
        });

        assertThat(migrated).containsOnly(true);
    }

    @Test
    void a_lost_race_is_seen_whatever_isolation_the_database_prefers() {
        String name = fresh.url().substring(fresh.url().lastIndexOf('/') + 1);
        fresh.database()
                .write(handle -> handle.execute(
                        "alter database " + name + " set default_transaction_isolation = 'serializable'"));

        String isolation = fresh.database()
                .inTransaction(handle -> handle.createQuery("show transaction_isolation")
                        .mapTo(String.class)
                        .one());

        assertThat(isolation).isEqualTo("read committed");
    }

    @Test
    void whoever_stalls_with_a_row_does_not_hold_others_for_ever() {
        assertThat(setting("lock_timeout")).isEqualTo("5s");
        assertThat(setting("idle_in_transaction_session_timeout")).isEqualTo("10s");
    }

    @Test
    void a_sender_does_not_wait_for_another() {
        Instant now = Samples.NOW;
        QueuedMail first = samples.queuedMail(MailKind.RESET_PASSWORD, Optional.empty(), now);
        QueuedMail second = samples.queuedMail(MailKind.RESET_PASSWORD, Optional.empty(), now);
        try (Storage storage = Storage.postgresql(fresh.url(), 2);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            storage.outbox().add(first);
            storage.outbox().add(second);

            List<ClaimedMail> claimed = storage.transactions().run(_ -> {
                ClaimedMail one = storage.outbox().claim(now, now).orElseThrow();
                ClaimedMail other = CompletableFuture.supplyAsync(
                                () -> storage.outbox().claim(now, now).orElseThrow(), threads)
                        .join();
                return List.of(one, other);
            });

            assertThat(claimed).containsExactly(new ClaimedMail(first, 1), new ClaimedMail(second, 1));
        }
    }

    @Test
    void a_login_that_fails_tells_no_password() {
        String stranger = fresh.url().replaceFirst("//[^@]*@", "//nobody:opensesame@");

        assertThatThrownBy(() -> Storage.postgresql(stranger, 1))
                .satisfies(failure -> assertThat(StorageTest.trace(failure))
                        .contains("nobody")
                        .doesNotContain("opensesame"));
    }

    @Test
    void a_server_that_is_not_there_tells_no_password() {
        assertThatThrownBy(() -> Storage.postgresql("postgresql://ada:opensesame@[::1]:1/gate", 1))
                .satisfies(failure ->
                        assertThat(StorageTest.trace(failure)).contains("::1").doesNotContain("opensesame"));
    }

    private String setting(String name) {
        return fresh.database()
                .read(handle ->
                        handle.createQuery("show " + name).mapTo(String.class).one());
    }
}
