package io.portcullis.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.application.signing.RotateSigningKeys;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.DisplayName;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.audit.AuditEntry;
import io.portcullis.domain.credential.Credential;
import io.portcullis.domain.mail.Addressee;
import io.portcullis.domain.mail.ClaimedMail;
import io.portcullis.domain.mail.MailId;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.mail.QueuedMail;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.signing.KeySchedule;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.persistence.Storage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator types and reads. */
class CommandsTest {

    private static final String SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");
    private static final String OTHER = "//79/Pv6+fj39vX08/Lx8O/u7ezr6uno5+bl5OPi4eA=";
    private static final Map<String, String> HS256 = Map.of("PORTCULLIS_ACCESS_TOKEN_ALG", "HS256");

    /** What a command left on the terminal. */
    record Told(int status, String out, String err) {}

    @TempDir
    private Path directory;

    @Test
    void keys_are_listed_with_what_they_are_good_for() {
        serveOnce();
        Told told = run(Map.of(), "keys", "list");
        assertThat(told.status()).isZero();
        assertThat(told.err()).isEmpty();
        assertThat(told.out().lines())
                .satisfiesExactly(
                        header -> assertThat(header).matches("KEY +ALGORITHM +STATE +CREATED +SIGNS FROM +GONE FROM"),
                        line -> assertThat(line)
                                .matches(onlyKey().id() + " +ES256 +signing +\\d{4}-\\S+Z +\\d{4}-\\S+Z +-"));
    }

    @Test
    void rotation_publishes_the_next_key_and_no_other_while_that_waits() {
        serveOnce();
        SigningKey first = onlyKey();

        Told told = run(Map.of(), "keys", "rotate");
        assertThat(told.status()).isZero();
        List<SigningKey> keys = keys();
        assertThat(keys).hasSize(2).startsWith(first);
        assertThat(told.out()).contains(keys.getLast().id().value(), "signs from");

        Told again = run(Map.of(), "keys", "rotate");
        assertThat(again.status()).isEqualTo(75);
        assertThat(again.out()).isEmpty();
        assertThat(again.err()).contains(keys.getLast().id().value(), "published already");
        assertThat(keys()).isEqualTo(keys);
    }

    @Test
    void an_emergency_leaves_one_key_which_signs_and_says_how_long_others_go_on() {
        serveOnce();
        run(Map.of(), "keys", "rotate");
        List<SigningKey> former = keys();

        Told told = run(Map.of(), "keys", "rotate", "--emergency");

        assertThat(told.status()).isZero();
        SigningKey left = onlyKey();
        assertThat(former).doesNotContain(left);
        assertThat(new KeySchedule(keys()).signing(left.term().createdAt())).contains(left);
        assertThat(told.out())
                .contains("The key " + left.id() + " signs from now on", "within a minute", "up to 5 minutes");
        assertThat(former).allSatisfy(key -> assertThat(told.out()).contains("The key " + key.id() + " is removed"));
    }

    @Test
    void under_hs256_nothing_is_rotated_and_the_key_is_shown() {
        serveOnce();
        List<SigningKey> before = keys();
        assertThat(run(HS256, "keys", "rotate").status()).isEqualTo(78);
        assertThat(run(HS256, "keys", "rotate", "--emergency").err()).contains("derived", "PORTCULLIS_SECRET_KEY");
        assertThat(keys()).isEqualTo(before);

        Told told = run(HS256, "keys", "show-hs256");
        assertThat(told.status()).isZero();
        assertThat(told.out()).containsPattern("(?m)^kid +hs-[0-9a-f]{16}$").containsPattern("(?m)^k +[\\w-]{43}$");
    }

    @Test
    void without_hs256_no_key_is_shown() {
        serveOnce();
        Told told = run(Map.of(), "keys", "show-hs256");
        assertThat(told.status()).isEqualTo(78);
        assertThat(told.out()).isEmpty();
        assertThat(told.err()).contains("jwks.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keys list",
                "keys rotate",
                "keys rotate --emergency",
                "mail failed",
                "account show ada@example.org",
                "account create ada@example.org",
                "account grant-admin ada@example.org"
            })
    void a_store_that_no_server_has_made_is_not_made_by_a_command(String command) {
        Told told = run(Map.of(), command.split(" ", -1));
        assertThat(told.status()).isEqualTo(78);
        assertThat(told.out()).isEmpty();
        assertThat(told.err()).contains("There is no store yet.").hasLineCount(1);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void mails_that_were_given_up_are_listed_and_no_other() {
        Account ada = registered();
        QueuedMail lost = mail(ada, MailKind.PASSWORD_CHANGED, 1);
        QueuedMail waiting = mail(ada, MailKind.NEW_DEVICE, 2);
        inStore(store -> {
            store.outbox().add(lost);
            Instant now = lost.queuedAt();
            ClaimedMail claimed = store.outbox().claim(now, now.plusSeconds(1)).orElseThrow();
            assertThat(store.outbox().giveUp(claimed, now)).isTrue();
            store.outbox().add(waiting);
            return claimed;
        });

        Told told = run(Map.of(), "mail", "failed");

        assertThat(told.status()).isZero();
        assertThat(told.out().lines())
                .satisfiesExactly(
                        header -> assertThat(header).matches("MAIL +KIND +QUEUED +ACCOUNT"),
                        line -> assertThat(line).matches(lost.id() + " +password-changed +\\d{4}-\\S+Z +" + ada.id()));
    }

    private static QueuedMail mail(Account owner, MailKind kind, int number) {
        return new QueuedMail(
                new MailId(new UUID(0x7000, number)),
                kind,
                Optional.of(Addressee.owner(owner)),
                owner.createdAt(),
                "192.0.2.1",
                Optional.empty());
    }

    @Test
    void a_generated_secret_that_was_lost_is_not_made_anew() {
        serveOnce();
        Map<String, String> withoutSecret = Map.of("PORTCULLIS_DATA_DIR", data().toString());
        Told told = runWith(withoutSecret, "keys", "list");
        assertThat(told.status()).isEqualTo(78);
        assertThat(told.err()).contains("there is none");
        assertThat(data().resolve("secret")).doesNotExist();
    }

    @Test
    void a_secret_that_is_not_the_stores_opens_nothing_and_takes_nothing_over() {
        serveOnce();
        SigningKey before = onlyKey();
        Told told = run(
                Map.of("PORTCULLIS_SECRET_KEY", OTHER, "PORTCULLIS_PREVIOUS_SECRET_KEYS", SECRET),
                "keys",
                "rotate",
                "--emergency");
        assertThat(told.status()).isEqualTo(78);
        assertThat(told.err()).contains("PORTCULLIS_SECRET_KEY").doesNotContain(OTHER);
        assertThat(onlyKey()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "keys lits, Did you mean list?",
        "key list, Did you mean keys?",
        "keys rotate --emergncy, Did you mean --emergency?",
        "keys, Missing required subcommand.",
        "serve now, doesn't know now",
        "@file, doesn't know @file"
    })
    void what_nobody_understands_is_answered_with_the_nearest_name(String command, String answer) {
        Told told = run(Map.of(), command.split(" ", -1));
        assertThat(told.status()).isEqualTo(64);
        assertThat(told.out()).isEmpty();
        assertThat(told.err()).contains(answer).hasLineCount(1);
    }

    @Test
    void no_argument_begins_a_line_of_its_own() {
        assertThat(run(Map.of(), "x\nall is well\u001B[2J").err())
                .contains("x\\nall is well\\u001B[2J")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "serve",
                "version",
                "settings",
                "keys",
                "keys list",
                "keys rotate",
                "keys show-hs256",
                "account",
                "account show",
                "account create",
                "account import",
                "account export",
                "account grant-admin",
                "account suspend",
                "account reinstate"
            })
    void every_level_has_help_and_version(String command) {
        for (String option : List.of("--help", "--version")) {
            Told told = run(Map.of(), (command + " " + option).strip().split(" ", -1));
            assertThat(told.status()).isZero();
            assertThat(told.err()).isEmpty();
            assertThat(told.out())
                    .contains(option.equals("--help") ? "Usage: portcullis" : "Portcullis (not packaged)");
        }
    }

    @Test
    void the_version_is_told_with_javas() {
        Told told = run(Map.of(), "version");
        assertThat(told.status()).isZero();
        assertThat(told.out()).contains("Portcullis ", "Java " + Runtime.version());
    }

    @Test
    void an_account_is_shown_by_any_spelling_of_its_address_and_nothing_of_its_password() {
        Account ada = registered();
        Told told = run(Map.of(), "account", "show", "ADA@Example.org");
        assertThat(told.status()).isZero();
        assertThat(told.err()).isEmpty();
        assertThat(told.out())
                .contains(ada.id().toString(), "ada@example.org", "user", "active")
                .doesNotContain("hash", "password");
    }

    @Test
    void the_first_administrator_is_made_by_the_operator_and_the_trail_says_so() {
        Account ada = registered();
        Told told = run(Map.of(), "account", "grant-admin", "ada@example.org");
        assertThat(told.status()).isZero();
        assertThat(told.out()).contains("ada@example.org has the roles admin user.");
        assertThat(account(ada.id()).roles()).containsExactlyInAnyOrder(Role.values());
        AuditEntry entry = trail(ada.id()).getFirst();
        assertThat(entry.kind()).isEqualTo("account.roles-changed");
        assertThat(entry.actor()).as("the operator has no account").isEmpty();
        assertThat(run(Map.of(), "account", "grant-admin", "ada@example.org").status())
                .as("once more is as well")
                .isZero();
        assertThat(trail(ada.id())).hasSize(1);
    }

    @Test
    void an_account_is_suspended_for_a_reason_and_reinstated() {
        Account ada = registered();
        assertThat(run(Map.of(), "account", "suspend", "ada@example.org").status())
                .as("without a reason")
                .isEqualTo(64);
        assertThat(run(Map.of(), "account", "suspend", "ada@example.org", "--reason", " ")
                        .status())
                .isEqualTo(64);
        assertThat(account(ada.id()).active()).isTrue();

        assertThat(run(Map.of(), "account", "suspend", "ada@example.org", "--reason", "three complaints")
                        .status())
                .isZero();
        assertThat(account(ada.id()).active()).isFalse();
        assertThat(trail(ada.id()).getFirst().details()).containsEntry("reason", "three complaints");

        assertThat(run(Map.of(), "account", "reinstate", "ada@example.org").out())
                .contains("ada@example.org is active.");
        assertThat(account(ada.id()).active()).isTrue();
    }

    @Test
    void the_last_administrator_is_not_suspended_by_the_operator_either() {
        Account ada = registered();
        run(Map.of(), "account", "grant-admin", "ada@example.org");
        Told told = run(Map.of(), "account", "suspend", "ada@example.org", "--reason", "a slip");
        assertThat(told.status()).isEqualTo(65);
        assertThat(told.err())
                .contains("Nobody else is an active administrator")
                .hasLineCount(1);
        assertThat(account(ada.id()).active()).isTrue();
    }

    @Test
    void an_account_is_created_with_the_password_that_comes_in_and_its_id_told() {
        serveOnce();
        Told told = create("violet anchors hum at seven rivers\n", "ada@example.org", "--name", "Ada", "--admin");

        assertThat(told.status()).isZero();
        assertThat(told.err()).isEmpty();
        AccountId id = new AccountId(UUID.fromString(told.out().strip()));
        Account ada = account(id);
        assertThat(ada.email().address()).isEqualTo("ada@example.org");
        assertThat(ada.displayName()).contains(new DisplayName("Ada"));
        assertThat(ada.roles()).containsExactlyInAnyOrder(Role.values());
        assertThat(ada.emailVerified()).isFalse();
        Optional<Credential> credential =
                inStore(storage -> storage.credentials().ofAccount(id));
        assertThat(credential).isPresent();
        assertThat(trail(id)).extracting(AuditEntry::kind).containsExactly("account.created");
    }

    @Test
    void an_account_is_created_where_nobody_may_register_and_needs_no_mail_where_the_operator_answers_for_it() {
        serveOnce();
        Told told = runWith(
                variables(Map.of("PORTCULLIS_REGISTRATION", "closed")),
                StandardInput.typed(_ -> "violet anchors hum at seven rivers".toCharArray()),
                "account",
                "create",
                "ada@example.org",
                "--verified");

        assertThat(told.status()).isZero();
        Account ada = account(new AccountId(UUID.fromString(told.out().strip())));
        assertThat(ada.emailVerified()).isTrue();
        assertThat(ada.roles()).containsExactly(Role.USER);
        Optional<ClaimedMail> mail = inStore(storage -> storage.outbox().claim(LATER, LATER));
        assertThat(mail).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "short, 15 characters at least",
        "portcullis 1234567, too easily guessed",
        "my ada.lovelace account, it must not hold the address's name",
        "'violet anchors hum at seven rivers\n\n', one line"
    })
    void a_password_that_wont_do_is_refused_with_the_reason_and_never_shown(String password, String reason) {
        serveOnce();
        Told told = create(password, "ada.lovelace@example.org");

        assertThat(told.status()).isEqualTo(65);
        assertThat(told.out()).isEmpty();
        assertThat(told.err())
                .contains("The password won't do: ", reason)
                .doesNotContain(password)
                .hasLineCount(1);
        assertThat(accounts()).isEmpty();
    }

    @Test
    void an_address_that_is_taken_stays_its_owners() {
        Account ada = registered();
        Told told = create("violet anchors hum at seven rivers", "ADA@example.org", "--admin");

        assertThat(told.status()).isEqualTo(65);
        assertThat(told.out()).isEmpty();
        assertThat(told.err()).contains("Another account has that address.").hasLineCount(1);
        assertThat(accounts()).containsExactly(ada);
    }

    @Test
    void an_account_is_created_for_a_bare_address_and_a_name_in_one_line() {
        serveOnce();
        assertThat(create("violet anchors hum at seven rivers", "ada").status()).isEqualTo(64);
        Told named = create("violet anchors hum at seven rivers", "ada@example.org", "--name", "two\nlines");
        assertThat(named.status()).isEqualTo(64);
        assertThat(named.err()).contains("The name won't do").hasLineCount(1);
        assertThat(create("violet anchors hum at seven rivers", "ada@example.org", "--password", "x")
                        .status())
                .as("a password is no argument")
                .isEqualTo(64);
        assertThat(accounts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"grace@example.org, 65, Nobody has that address here.", "grace, 64, That is no address"})
    void an_address_that_nobody_has_is_told_from_what_is_none(String email, int status, String answer) {
        serveOnce();
        Told told = run(Map.of(), "account", "show", email);
        assertThat(told.status()).isEqualTo(status);
        assertThat(told.out()).isEmpty();
        assertThat(told.err()).contains(answer).hasLineCount(1);
    }

    @Test
    void wrong_settings_are_all_named() {
        Told told = run(Map.of("PORTCULLIS_BCRYPT_COST", "9", "PORTCULLIS_X", "y"), "keys", "list");
        assertThat(told.status()).isEqualTo(78);
        assertThat(told.err())
                .contains("PORTCULLIS_BCRYPT_COST must be", "PORTCULLIS_X is not a setting")
                .hasLineCount(3);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_database_that_is_not_there_is_told_in_a_sentence() {
        Told told = run(
                Map.of("PORTCULLIS_DATABASE_URL", "postgresql://portcullis:canary@127.0.0.1:1/none"), "keys", "list");
        assertThat(told.status()).isEqualTo(69);
        assertThat(told.err()).contains("store").doesNotContain("canary").hasLineCount(1);
    }

    private Told create(String password, String... arguments) {
        return runWith(
                variables(Map.of()),
                StandardInput.piped(new ByteArrayInputStream(password.getBytes(StandardCharsets.UTF_8))),
                Stream.concat(Stream.of("account", "create"), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private List<Account> accounts() {
        return inStore(storage -> storage.accounts().page(Optional.empty(), 9));
    }

    private Told run(Map<String, String> more, String... arguments) {
        return runWith(variables(more), arguments);
    }

    private static Told runWith(Map<String, String> variables, String... arguments) {
        return runWith(variables, StandardInput.piped(InputStream.nullInputStream()), arguments);
    }

    private static Told runWith(Map<String, String> variables, StandardInput in, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = new Commands(variables, in, new PrintWriter(out), new PrintWriter(err)).run(arguments);
        return new Told(status, out.toString(), err.toString());
    }

    private Path data() {
        return directory.resolve("data");
    }

    private Map<String, String> variables(Map<String, String> more) {
        Map<String, String> variables = new HashMap<>();
        variables.put("PORTCULLIS_DATA_DIR", data().toString());
        variables.put("PORTCULLIS_SECRET_KEY", SECRET);
        variables.putAll(more);
        return variables;
    }

    /** What the start of a server does to a store. */
    private void serveOnce() {
        Settings settings = Settings.demanded(variables(Map.of()));
        try (Closeables closeables = new Closeables()) {
            Foundation.laid(settings, closeables)
                    .signingUseCases
                    .rotateSigningKeys()
                    .handle(new RotateSigningKeys.Command(settings.keyPolicy()));
        }
    }

    /** An account in a store that a server has made. */
    private Account registered() {
        serveOnce();
        return inStore(storage -> {
            Account account = Account.registered(
                    new AccountId(UUID.randomUUID()),
                    EmailAddress.parse("ada@example.org").ifValid().orElseThrow(),
                    Optional.empty(),
                    Instant.parse("2026-01-01T00:00:00Z"));
            assertThat(storage.accounts().add(account)).isEqualTo(Accounts.Added.ADDED);
            return account;
        });
    }

    private Account account(AccountId id) {
        return inStore(storage -> storage.accounts().find(id).orElseThrow());
    }

    private List<AuditEntry> trail(AccountId id) {
        return inStore(storage -> storage.auditTrail().about(id, Optional.empty(), 9));
    }

    private <T> T inStore(Function<Storage, T> work) {
        try (Closeables closeables = new Closeables()) {
            return work.apply(Foundation.found(Settings.demanded(variables(Map.of())), closeables).storage);
        }
    }

    private SigningKey onlyKey() {
        assertThat(keys()).hasSize(1);
        return keys().getFirst();
    }

    private List<SigningKey> keys() {
        try (Closeables closeables = new Closeables()) {
            return Foundation.found(Settings.demanded(variables(Map.of())), closeables)
                    .storage
                    .signingKeys()
                    .all();
        }
    }
}
