package io.portcullis.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.application.signing.RotateSigningKeys;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountStatus;
import io.portcullis.domain.account.DisplayName;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.audit.AuditEntry;
import io.portcullis.domain.credential.Credential;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.port.PasswordHasher.Verification;
import io.portcullis.domain.request.Fault;
import io.portcullis.domain.request.Parsed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator types and reads who moves accounts from store to store. */
class MovingAccountsTest {

    private static final String SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String OTHER = "//79/Pv6+fj39vX08/Lx8O/u7ezr6uno5+bl5OPi4eA=";
    private static final String PASSWORD = "violet anchors hum at seven rivers";
    private static final String FOREIGN = "$2b$04$abcdefghijklmnopqrstuuiOKioC8dd363NTwJgc3zGrn1fRgm.UG";

    /** What a command left on the terminal. */
    record Told(int status, String out, String err) {}

    @TempDir
    private Path directory;

    private Map<String, String> here = Map.of();

    @BeforeEach
    void serveOnce() {
        here = served("here", SECRET);
    }

    @Test
    void every_member_of_a_line_arrives() throws IOException {
        Told told = bringIn("""
                {"email":"Ada@Example.org","email_verified":true,"display_name":"Ad\\u00e4","roles":["user","admin"],\
                "status":"suspended","created_at":"2019-02-03T04:05:06.000007Z","password_hash":"%s"}
                {"email":"eve@example.org"}""".formatted(FOREIGN));

        assertThat(told.err()).isEmpty();
        assertThat(told.status()).isZero();
        assertThat(told.out()).isEqualToIgnoringNewLines("Imported: 2. Here already, and left as they are: 0.");
        Account ada = account(here, "ada@example.org");
        assertThat(ada.email().address()).isEqualTo("Ada@Example.org");
        assertThat(ada.emailVerified()).isTrue();
        assertThat(ada.displayName()).contains(new DisplayName("Adä"));
        assertThat(ada.roles()).containsExactlyInAnyOrder(Role.values());
        assertThat(ada.status()).isEqualTo(AccountStatus.SUSPENDED);
        assertThat(ada.createdAt()).isEqualTo(Instant.parse("2019-02-03T04:05:06.000007Z"));
        assertThat(verified(here, ada, PASSWORD)).isEqualTo(new Verification.Right(true));
        assertThat(verified(here, ada, "another")).isEqualTo(new Verification.Wrong());
        Account eve = account(here, "eve@example.org");
        assertThat(eve.emailVerified()).isFalse();
        assertThat(eve.displayName()).isEmpty();
        assertThat(eve.roles()).containsExactly(Role.USER);
        assertThat(eve.active()).isTrue();
        assertThat(trail(eve)).extracting(AuditEntry::kind).containsExactly("account.imported");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|it is not one JSON value in UTF-8 without duplicate members",
                "{|it is not one JSON value in UTF-8 without duplicate members",
                "{\"email\":\"a@example.org\"} x|it is not one JSON value in UTF-8 without duplicate members",
                "{\"email\":\"a@example.org\",\"email\":\"b@example.org\"}|without duplicate members",
                "[]|it must be an object",
                "null|it must be an object",
                "{}|email is required",
                "{\"email\":null}|email must be a string",
                "{\"email\":\"ada\"}|email won't do: one e-mail address",
                "{\"email\":\"a@example.org\",\"id\":7}|there is no member id",
                "{\"email\":\"a@example.org\",\"email_verified\":1}|email_verified must be true or false",
                "{\"email\":\"a@example.org\",\"email_verified\":\"true\"}|email_verified must be true or false",
                "{\"email\":\"a@example.org\",\"display_name\":null}|display_name must be a string",
                "{\"email\":\"a@example.org\",\"display_name\":\"\"}|display_name won't do: one line of text",
                "{\"email\":\"a@example.org\",\"roles\":\"user\"}|roles must be a list of strings",
                "{\"email\":\"a@example.org\",\"roles\":[1]}|roles must be a list of strings",
                "{\"email\":\"a@example.org\",\"roles\":[]}|roles won't do: one role at least",
                "{\"email\":\"a@example.org\",\"roles\":[\"root\"]}|roles won't do: roles are user and admin",
                "{\"email\":\"a@example.org\",\"status\":\"ACTIVE\"}|status won't do: active or suspended",
                "{\"email\":\"a@example.org\",\"created_at\":\"2019-02-03\"}|created_at won't do: a time from 1970",
                "{\"email\":\"a@example.org\",\"created_at\":\"1969-12-31T23:59:59Z\"}|created_at won't do",
                "{\"email\":\"a@example.org\",\"created_at\":\"2999-01-01T00:00:00Z\"}|created_at won't do",
                "{\"email\":\"a@example.org\",\"password_hash\":\"violet\"}|password_hash won't do: a bcrypt hash",
                "{\"email\":\"a@example.org\",\"password_hash\":\"\"}|password_hash won't do: a bcrypt hash",
                "{\"email\":7,\"status\":7,\"x\":7}|email must be a string; status must be a string; there is no member x",
                "{\"email\":\"a\",\"status\":\"b\"}|email won't do: one e-mail address, such as ada@example.org; status"
            })
    void a_line_that_is_at_fault_is_named_with_all_that_is_wrong(String line, String fault) {
        Told told = bringIn("{\"email\":\"first@example.org\"}\n" + line + "\n{\"email\":\"last@example.org\"}\n");

        assertThat(told.status()).isEqualTo(65);
        assertThat(told.out()).isEmpty();
        assertThat(told.err().lines())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("Line 2: ").contains(fault),
                        last -> assertThat(last).isEqualTo("1 line is at fault. Nothing was imported."));
        assertThat(accounts(here)).isEmpty();
    }

    @Test
    void all_lines_at_fault_are_named() {
        Told told = bringIn("x\n{\"email\":\"a@example.org\"}\n{}\n{\"email\":\"b\"}\n");

        assertThat(told.err().lines().map(line -> line.substring(0, 6)))
                .containsExactly("Line 1", "Line 3", "Line 4", "3 line");
    }

    @Test
    void two_lines_with_one_address_are_at_fault_however_it_is_written_and_whatever_else_is_wrong() {
        Told told = bringIn("""
                {"email":"ada@example.org","status":"odd"}
                {"email":"eve@example.org"}
                {"email":"ADA@EXAMPLE.ORG"}
                """);

        assertThat(told.status()).isEqualTo(65);
        assertThat(told.err()).contains("Line 3: line 1 has the same address.");
        assertThat(accounts(here)).isEmpty();
    }

    @Test
    void neither_a_hash_nor_any_other_value_of_a_bad_line_is_shown_and_no_name_breaks_the_line() {
        Told told =
                bringIn("{\"email\":\"x\",\"password_hash\":\"$2b$04$canary\"}\n{\"a\\u001b[2J\\nb\":1}\n{\"%s\":1}\n"
                        .formatted("n".repeat(9000)));

        assertThat(told.err())
                .doesNotContain("canary", "\u001b")
                .contains("\\u001B")
                .hasLineCount(4);
        assertThat(told.err().length()).isLessThan(1000);
    }

    @Test
    void bytes_that_are_not_utf_8_and_lines_without_an_end_are_at_fault() {
        Told odd = bringIn(new byte[] {'{', '"', (byte) 0xFC, '"', ':', '1', '}', '\n'});
        assertThat(odd.err()).contains("Line 1: it is not one JSON value in UTF-8");

        Told endless = bringIn("{\"email\":\"" + "a".repeat(1_000_000));
        assertThat(endless.err()).contains("Line 1: it is longer than 16384 bytes.");
    }

    @Test
    void lines_may_end_as_on_windows_and_the_last_without_an_end() {
        assertThat(bringIn("{\"email\":\"a@example.org\"}\r\n{\"email\":\"b@example.org\"}")
                        .status())
                .isZero();
        assertThat(accounts(here)).hasSize(2);
    }

    @Test
    void nothing_to_import_is_done_at_once() {
        assertThat(bringIn("").out()).startsWith("Imported: 0.");
    }

    @Test
    void a_rehearsal_tells_what_would_come_and_changes_nothing() throws IOException {
        bringIn("{\"email\":\"ada@example.org\"}");
        List<Account> before = accounts(here);
        Path file = file("{\"email\":\"ada@example.org\"}\n{\"email\":\"eve@example.org\"}\n");

        Told told = run(here, "account", "import", "--dry-run", file.toString());

        assertThat(told.status()).isZero();
        assertThat(told.out())
                .isEqualToIgnoringNewLines("To import: 1. Here already, to stay as they are: 1. Nothing was changed.");
        assertThat(accounts(here)).isEqualTo(before);
        assertThat(run(here, "account", "import", "--dry-run", file("{").toString())
                        .status())
                .isEqualTo(65);
    }

    @Test
    void a_second_import_goes_on_where_the_first_stopped_and_overwrites_nothing() throws IOException {
        bringIn(numbered(150));
        List<Account> before = accounts(here);

        Told told = bringIn(numbered(250));

        assertThat(told.out()).isEqualToIgnoringNewLines("Imported: 100. Here already, and left as they are: 150.");
        assertThat(accounts(here)).hasSize(250).containsAll(before);
    }

    @Test
    void progress_is_told_every_thousand_lines() {
        Told told = bringIn(numbered(2001));

        assertThat(told.status()).isZero();
        assertThat(told.err().lines())
                .containsExactly("1000 lines looked at", "2000 lines looked at", "1000 lines done", "2000 lines done");
        assertThat(accounts(here)).hasSize(2001);
    }

    @Test
    void a_line_that_was_changed_between_the_readings_ends_the_import() {
        Deque<Parsed<PasswordHash>> read = new ArrayDeque<>(List.of(
                Parsed.valid(new PasswordHash("{bcrypt}" + FOREIGN)),
                Parsed.invalid(Fault.Code.MALFORMED, "something else")));
        byte[] lines = "{\"email\":\"ada@example.org\",\"password_hash\":\"x\"}".getBytes(UTF_8);

        assertThatThrownBy(() -> in(here, store -> imported(store, _ -> read.pop(), lines)))
                .isInstanceOfSatisfying(
                        StartRefused.class,
                        refused -> assertThat(refused.exitStatus()).isEqualTo(65))
                .hasMessageContaining("Line 1 was changed while the file was read.");
        assertThat(accounts(here)).isEmpty();
    }

    private static int imported(Foundation store, Function<String, Parsed<PasswordHash>> hashes, byte[] lines) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        try (ReadTwice file = ReadTwice.copied(new ByteArrayInputStream(lines))) {
            return new AccountImport(store.operatorUseCases, hashes, store.clock, nowhere, nowhere).run(file, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_file_that_is_not_there_is_told_in_a_sentence() {
        Told told = run(here, "account", "import", directory.resolve("none").toString());
        assertThat(told.status()).isEqualTo(66);
        assertThat(told.err())
                .contains("can't be read. The reason: no such file")
                .hasLineCount(1);

        assertThat(run(here, "account", "import", directory.toString()).status())
                .as("a folder")
                .isEqualTo(66);
    }

    @Test
    void what_is_exported_is_imported_elsewhere_and_the_same_passwords_verify() throws IOException {
        create("ada@example.org");
        bringIn(
                "{\"email\":\"eve@example.org\",\"display_name\":\"\\u00c8ve \\ud83d\\udd11\",\"status\":\"suspended\",\"password_hash\":\"%s\"}\n{\"email\":\"nobody@example.org\"}"
                        .formatted(FOREIGN));
        Path file = directory.resolve("accounts.jsonl");

        Told exported = run(here, "account", "export", file.toString());

        assertThat(exported.status()).isZero();
        assertThat(exported.out()).isEmpty();
        assertThat(exported.err()).contains("password hashes", "secret with the id ", "3 exported.");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Map<String, String> there = served("there", SECRET);
        assertThat(run(there, "account", "import", file.toString()).out()).startsWith("Imported: 3.");
        assertThat(accounts(there))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .containsExactlyInAnyOrderElementsOf(accounts(here));
        for (Account account : accounts(there)) {
            assertThat(verified(there, account, PASSWORD))
                    .as(account.email().address())
                    .isEqualTo(
                            switch (account.email().localPart()) {
                                case "ada" -> new Verification.Right(false);
                                case "eve" -> new Verification.Right(true);
                                default -> new Verification.Wrong();
                            });
        }
        assertThat(everything()).doesNotContain(FOREIGN.substring(30));
    }

    @Test
    void hashes_of_a_secret_that_is_not_there_are_refused_until_it_is_given_as_a_former_one() {
        create("ada@example.org");
        String lines = run(here, "account", "export", "-").out();
        Map<String, String> there = new HashMap<>(served("there", OTHER));

        Told refused = run(there, lines.getBytes(UTF_8), "account", "import", "-");
        assertThat(refused.status()).isEqualTo(65);
        assertThat(refused.err()).contains("Line 1: password_hash won't do: a hash under this server's secret");
        assertThat(accounts(there)).isEmpty();

        there.put("PORTCULLIS_PREVIOUS_SECRET_KEYS", SECRET);
        assertThat(run(there, lines.getBytes(UTF_8), "account", "import", "-").status())
                .isZero();
        assertThat(verified(there, accounts(there).getFirst(), PASSWORD)).isEqualTo(new Verification.Right(true));
    }

    @Test
    void a_stream_holds_nothing_but_lines_in_ascii() {
        bringIn("{\"email\":\"\\u00e4da@example.org\",\"display_name\":\"\\u00c4da\"}");

        assertThat(run(here, "account", "export", "-").out())
                .matches("\\{\"email\":\"\\\\u00E4da@example.org\",\"email_verified\":false,"
                        + "\"display_name\":\"\\\\u00C4da\",\"roles\":\\[\"user\"\\],\"status\":\"active\","
                        + "\"created_at\":\"[^\"]+Z\"\\}\n");
    }

    @Test
    void a_stream_that_takes_no_more_fails_the_export() {
        create("ada@example.org");
        StringWriter err = new StringWriter();
        PrintWriter full = new PrintWriter(new Writer() {
            @Override
            public void write(char[] text, int offset, int length) throws IOException {
                throw new IOException("no space left");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });

        assertThat(new Commands(here, StandardInput.piped(InputStream.nullInputStream()), full, new PrintWriter(err))
                        .run("account", "export", "-"))
                .isEqualTo(73);
        assertThat(err.toString()).contains("Standard output can't be written.");
    }

    @Test
    void an_export_takes_the_place_of_an_older_one_and_of_nothing_but_a_file() throws IOException {
        create("ada@example.org");
        Path file = file("an older one");
        assertThat(run(here, "account", "export", file.toString()).status()).isZero();
        assertThat(file).content().startsWith("{\"email\":\"ada@example.org\"").hasLineCount(1);

        assertThat(run(here, "account", "export", directory.toString()).status())
                .isEqualTo(73);
        assertThat(run(here, "account", "export", directory.resolve("none/file").toString())
                        .status())
                .isEqualTo(73);
        Path socket = directory.resolve("socket");
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            assertThat(channel.bind(UnixDomainSocketAddress.of(socket)).isOpen())
                    .isTrue();
            assertThat(run(here, "account", "export", socket.toString()).status())
                    .isEqualTo(73);
            assertThat(socket).exists();
            assertThat(Files.isRegularFile(socket)).isFalse();
        }
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .as("no draft stays")
                    .containsExactlyInAnyOrder(
                            "here", "socket", file.getFileName().toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"import", "export"})
    void without_a_store_nothing_is_moved(String direction) throws IOException {
        Map<String, String> nowhere = variables("nowhere", SECRET);
        Path file = file("{\"email\":\"ada@example.org\"}");

        Told told = run(nowhere, "account", direction, file.toString());

        assertThat(told.status()).isEqualTo(78);
        assertThat(told.err()).contains("There is no store yet.").hasLineCount(1);
        assertThat(file).hasContent("{\"email\":\"ada@example.org\"}");
    }

    private static String numbered(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "{\"email\":\"a" + number + "@example.org\"}\n")
                .collect(joining());
    }

    private Path file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "accounts", ".jsonl"), content);
    }

    private String everything() {
        return accounts(here).toString()
                + accounts(here).stream().map(this::trail).toList();
    }

    private void create(String email) {
        assertThat(run(here, PASSWORD.getBytes(UTF_8), "account", "create", email)
                        .status())
                .isZero();
    }

    private Told bringIn(String lines) {
        return bringIn(lines.getBytes(UTF_8));
    }

    private Told bringIn(byte[] lines) {
        return run(here, lines, "account", "import", "-");
    }

    private static Told run(Map<String, String> variables, String... arguments) {
        return run(variables, new byte[0], arguments);
    }

    private static Told run(Map<String, String> variables, byte[] input, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = new Commands(
                        variables,
                        StandardInput.piped(new ByteArrayInputStream(input)),
                        new PrintWriter(out),
                        new PrintWriter(err))
                .run(arguments);
        return new Told(status, out.toString(), err.toString());
    }

    private Map<String, String> variables(String name, String secret) {
        return Map.of(
                "PORTCULLIS_DATA_DIR",
                directory.resolve(name).toString(),
                "PORTCULLIS_SECRET_KEY",
                secret,
                "PORTCULLIS_BCRYPT_COST",
                "10");
    }

    /** The settings of a store that a server has made. */
    private Map<String, String> served(String name, String secret) {
        Settings settings = Settings.demanded(variables(name, secret));
        try (Closeables closeables = new Closeables()) {
            Foundation.laid(settings, closeables)
                    .signingUseCases
                    .rotateSigningKeys()
                    .handle(new RotateSigningKeys.Command(settings.keyPolicy()));
        }
        return variables(name, secret);
    }

    private static List<Account> accounts(Map<String, String> variables) {
        return in(variables, store -> store.storage.accounts().page(Optional.empty(), 10_000));
    }

    private static Account account(Map<String, String> variables, String email) {
        return accounts(variables).stream()
                .filter(account -> account.email().canonical().equals(email))
                .findFirst()
                .orElseThrow();
    }

    private List<AuditEntry> trail(Account account) {
        return in(here, store -> store.storage.auditTrail().about(account.id(), Optional.empty(), 9));
    }

    private static Verification verified(Map<String, String> variables, Account account, String password) {
        return in(
                variables,
                store -> store.hasher.verify(
                        PresentedPassword.of(password),
                        store.storage.credentials().ofAccount(account.id()).map(Credential::hash)));
    }

    private static <T> T in(Map<String, String> variables, Function<Foundation, T> work) {
        try (Closeables closeables = new Closeables()) {
            return work.apply(Foundation.found(Settings.demanded(variables), closeables));
        }
    }
}
