package io.portcullis.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.mail.ClaimedMail;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.mail.QueuedMail;
import io.portcullis.testkit.Samples;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file does its own way. */
@Timeout(60)
class SqliteTest {

    @TempDir
    Path folder;

    private final Samples samples = new Samples();

    @Test
    void the_file_and_its_companions_are_for_their_owner_alone() throws Exception {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));

        try (Storage storage = Storage.sqlite(folder.resolve("store.db"));
                Stream<Path> files = Files.list(folder)) {
            storage.accounts().add(samples.account());

            assertThat(files)
                    .hasSizeGreaterThan(1)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"store?mode=memory.db", "100%.db", "a b#c&d=é.db", ":memory:"})
    void a_file_may_have_any_name(String name) throws Exception {
        Path file = folder.resolve(name);
        Account account = samples.account();
        try (Storage storage = Storage.sqlite(file)) {
            storage.accounts().add(account);
        }

        assertThat(file).isNotEmptyFile();
        try (Storage storage = Storage.sqlite(file);
                Stream<Path> files = Files.list(folder)) {
            assertThat(storage.accounts().find(account.id())).contains(account);
            assertThat(files)
                    .allSatisfy(
                            found -> assertThat(found.getFileName().toString()).startsWith(name));
        }
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        Path file = folder.resolve("nowhere").resolve("store.db");

        assertThatThrownBy(() -> Storage.sqlite(file)).hasMessageContaining(file.toString());
    }

    @ParameterizedTest
    @CsvSource({"journal_mode, wal", "synchronous, 2", "foreign_keys, 1", "busy_timeout, 5000"})
    void what_was_answered_survives_a_power_cut(String pragma, String expected) {
        try (Database database = database()) {
            Function<Handle, String> setting = handle ->
                    handle.createQuery("pragma " + pragma).mapTo(String.class).one();

            assertThat(database.write(setting)).isEqualTo(expected);
            assertThat(database.read(setting)).isEqualTo(expected);
        }
    }

    @Test
    void a_reader_writes_nothing() {
        try (Database database = database()) {
            assertThatThrownBy(() -> database.read(handle -> handle.execute("delete from account")))
                    .isInstanceOf(JdbiException.class)
                    .hasMessageContaining("readonly");
        }
    }

    @Test
    void reads_go_on_beside_a_transaction() {
        Account account = samples.account();
        try (Storage storage = Storage.sqlite(folder.resolve("store.db"));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            storage.accounts().add(account);

            boolean found = storage.transactions().run(_ -> {
                storage.accounts().advance(account.id(), account.epoch());
                return joined(threads.submit(() -> storage.accounts().find(account.id())))
                        .isPresent();
            });

            assertThat(found).isTrue();
        }
    }

    @Test
    void a_sender_that_finds_nothing_due_waits_for_no_writer() {
        QueuedMail later = samples.queuedMail(MailKind.RESET_PASSWORD, Optional.empty(), Samples.NOW.plusSeconds(1));
        try (Storage storage = Storage.sqlite(folder.resolve("store.db"));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            storage.outbox().add(later);

            Optional<ClaimedMail> claimed = storage.transactions().run(_ -> {
                storage.accounts().add(samples.account());
                return joined(threads.submit(() -> storage.outbox().claim(Samples.NOW, Samples.NOW.plusSeconds(1))));
            });

            assertThat(claimed).isEmpty();
        }
    }

    private static <T> T joined(Future<T> running) {
        try {
            return running.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private Database database() {
        Sqlite sqlite = new Sqlite(folder.resolve("store.db"));
        sqlite.createFile();
        Migrations.run(sqlite);
        return new Database(sqlite);
    }
}
