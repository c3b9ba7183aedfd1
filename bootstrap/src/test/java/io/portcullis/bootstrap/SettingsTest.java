package io.portcullis.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.bootstrap.log.LogFormat;
import io.portcullis.crypto.credential.HashingLimits;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.account.Registration;
import io.portcullis.domain.session.SessionLifetime;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.throttle.Limits;
import io.portcullis.http.origin.AddressRange;
import io.portcullis.http.origin.TrustedProxies;
import io.portcullis.mail.Language;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final String SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String FORMER = "HwECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @Test
    void without_settings_everything_has_a_default() {
        Settings settings = read(Map.of("PATH", "/usr/bin"));
        assertThat(settings.http()).isEqualTo(new Settings.Address("127.0.0.1", 8080));
        assertThat(settings.management()).isEqualTo(new Settings.Address("127.0.0.1", 8081));
        assertThat(settings.trustedProxies()).isEqualTo(TrustedProxies.NONE);
        assertThat(settings.publicUrl()).isEmpty();
        assertThat(settings.dataDirectory()).isEqualTo(Path.of("data"));
        assertThat(settings.store()).isEqualTo(new Settings.Store.Embedded());
        assertThat(settings.secrets()).isEmpty();
        assertThat(settings.bcryptCost()).isEqualTo(12);
        assertThat(settings.passwordLength().minimum()).isEqualTo(15);
        assertThat(settings.hashing()).isEqualTo(HashingLimits.DEFAULT);
        assertThat(settings.algorithm()).isEqualTo(SigningAlgorithm.ES256);
        assertThat(settings.accessTokenLifetime()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.audience()).isEmpty();
        assertThat(settings.signingKeyRotation()).isEqualTo(Duration.ofDays(90));
        assertThat(settings.sessionLifetime()).isEqualTo(SessionLifetime.DEFAULT);
        assertThat(settings.registration()).isEqualTo(Registration.OPEN);
        assertThat(settings.verifiedOnly()).isFalse();
        assertThat(settings.mail().server()).as("mails are printed").isEmpty();
        assertThat(settings.logFormat()).isEqualTo(LogFormat.TEXT);
    }

    @Test
    void every_setting_is_read() {
        Map<String, String> variables = new HashMap<>();
        variables.put("PORTCULLIS_MODE", "development");
        variables.put("PORTCULLIS_HTTP_HOST", "localhost");
        variables.put("PORTCULLIS_HTTP_PORT", "0");
        variables.put("PORTCULLIS_MANAGEMENT_HOST", "::1");
        variables.put("PORTCULLIS_MANAGEMENT_PORT", "9091");
        variables.put("PORTCULLIS_TRUSTED_PROXIES", "127.0.0.1, 2001:db8::/32");
        variables.put("PORTCULLIS_PUBLIC_URL", "https://id.example.org/");
        variables.put("PORTCULLIS_DATA_DIR", "elsewhere");
        variables.put("PORTCULLIS_DATABASE_URL", "postgresql://u:p@localhost/portcullis");
        variables.put("PORTCULLIS_DATABASE_POOL_SIZE", "20");
        variables.put("PORTCULLIS_SECRET_KEY", SECRET);
        variables.put("PORTCULLIS_PREVIOUS_SECRET_KEYS", FORMER);
        variables.put("PORTCULLIS_BCRYPT_COST", "10");
        variables.put("PORTCULLIS_PASSWORD_MIN_LENGTH", "8");
        variables.put("PORTCULLIS_HASHING_THREADS", "3");
        variables.put("PORTCULLIS_HASHING_QUEUE", "5");
        variables.put("PORTCULLIS_HASHING_DEADLINE", "PT7S");
        variables.put("PORTCULLIS_ACCESS_TOKEN_ALG", "HS256");
        variables.put("PORTCULLIS_ACCESS_TOKEN_TTL", "5m");
        variables.put("PORTCULLIS_ACCESS_TOKEN_AUDIENCE", "api");
        variables.put("PORTCULLIS_SIGNING_KEY_ROTATION", "30d");
        variables.put("PORTCULLIS_REFRESH_TOKEN_IDLE_TTL", "1d");
        variables.put("PORTCULLIS_REFRESH_TOKEN_MAX_TTL", "48h");
        variables.put("PORTCULLIS_REFRESH_TOKEN_GRACE", "2s");
        variables.put("PORTCULLIS_REGISTRATION", "closed");
        variables.put("PORTCULLIS_REQUIRE_VERIFIED_EMAIL", "true");
        variables.put("PORTCULLIS_SMTP_URL", "smtp://localhost:2525");
        variables.put("PORTCULLIS_MAIL_FROM", "id@example.org");
        variables.put("PORTCULLIS_PRODUCT_NAME", "Acme");
        variables.put("PORTCULLIS_LANGUAGE", "de");
        variables.put("PORTCULLIS_MAIL_TEMPLATES", "templates");
        variables.put("PORTCULLIS_VERIFY_EMAIL_URL", "https://app.example.org/verify?from=mail");
        variables.put("PORTCULLIS_RESET_PASSWORD_URL", "http://localhost:3000/reset");
        variables.put("PORTCULLIS_CHANGE_PASSWORD_URL", "https://app.example.org/password");
        variables.put("PORTCULLIS_THROTTLE", "off");
        variables.put("PORTCULLIS_AUDIT_RETENTION", "30d");
        variables.put("PORTCULLIS_LOG_FORMAT", "json");

        Settings settings = read(variables);

        assertThat(settings.http()).isEqualTo(new Settings.Address("localhost", 0));
        assertThat(settings.management()).isEqualTo(new Settings.Address("::1", 9091));
        assertThat(settings.trustedProxies().ranges())
                .containsExactly(AddressRange.parse("127.0.0.1/32"), AddressRange.parse("2001:db8::/32"));
        assertThat(settings.publicUrl()).contains(URI.create("https://id.example.org"));
        assertThat(settings.dataDirectory()).isEqualTo(Path.of("elsewhere"));
        assertThat(settings.store())
                .isEqualTo(new Settings.Store.Postgresql("postgresql://u:p@localhost/portcullis", 20));
        assertThat(settings.secrets().orElseThrow().all()).hasSize(2);
        assertThat(settings.bcryptCost()).isEqualTo(10);
        assertThat(settings.passwordLength().minimum()).isEqualTo(8);
        assertThat(settings.hashing()).isEqualTo(new HashingLimits(3, 5, Duration.ofSeconds(7)));
        assertThat(settings.algorithm()).isEqualTo(SigningAlgorithm.HS256);
        assertThat(settings.accessTokenLifetime()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.audience()).contains("api");
        assertThat(settings.signingKeyRotation()).isEqualTo(Duration.ofDays(30));
        assertThat(settings.sessionLifetime())
                .isEqualTo(new SessionLifetime(Duration.ofDays(1), Duration.ofDays(2), Duration.ofSeconds(2)));
        assertThat(settings.registration()).isEqualTo(Registration.CLOSED);
        assertThat(settings.verifiedOnly()).isTrue();
        assertThat(settings.mail().server()).isPresent();
        assertThat(settings.mail().from().map(EmailAddress::address)).contains("id@example.org");
        assertThat(settings.mail().product()).isEqualTo("Acme");
        assertThat(settings.mail().language()).isEqualTo(Language.GERMAN);
        assertThat(settings.mail().templates()).contains(Path.of("templates"));
        assertThat(settings.mail().verifyEmailPage()).contains(URI.create("https://app.example.org/verify?from=mail"));
        assertThat(settings.mail().resetPasswordPage()).contains(URI.create("http://localhost:3000/reset"));
        assertThat(settings.mail().changePasswordPage()).contains(URI.create("https://app.example.org/password"));
        assertThat(settings.limits()).isEmpty();
        assertThat(settings.auditRetention()).isEqualTo(Duration.ofDays(30));
        assertThat(settings.logFormat()).isEqualTo(LogFormat.JSON);
    }

    @ParameterizedTest
    @CsvSource({
        "PORTCULLIS_MODE, test",
        "PORTCULLIS_HTTP_HOST, 0.0.0.0",
        "PORTCULLIS_HTTP_HOST, 192.0.2.1",
        "PORTCULLIS_HTTP_PORT, 65536",
        "PORTCULLIS_HTTP_PORT, -1",
        "PORTCULLIS_HTTP_PORT, eighty",
        "PORTCULLIS_MANAGEMENT_HOST, 0.0.0.0",
        "PORTCULLIS_TRUSTED_PROXIES, localhost",
        "PORTCULLIS_TRUSTED_PROXIES, 10.0.0.1/8",
        "PORTCULLIS_TRUSTED_PROXIES, 10.0.0.0/33",
        "PORTCULLIS_TRUSTED_PROXIES, 2001:db8::/129",
        "PORTCULLIS_TRUSTED_PROXIES, '127.0.0.1,'",
        "PORTCULLIS_TRUSTED_PROXIES, 0.0.0.0/0",
        "PORTCULLIS_PUBLIC_URL, id.example.org",
        "PORTCULLIS_PUBLIC_URL, http://id.example.org",
        "PORTCULLIS_PUBLIC_URL, ftp://id.example.org",
        "PORTCULLIS_PUBLIC_URL, https://id.example.org/?q",
        "PORTCULLIS_PUBLIC_URL, https://user@id.example.org",
        "PORTCULLIS_SECRET_KEY, c2hvcnQ=",
        "PORTCULLIS_SECRET_KEY, not base64!",
        "PORTCULLIS_PREVIOUS_SECRET_KEYS, AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        "PORTCULLIS_BCRYPT_COST, 9",
        "PORTCULLIS_BCRYPT_COST, 31",
        "PORTCULLIS_BCRYPT_COST, 2147483648",
        "PORTCULLIS_PASSWORD_MIN_LENGTH, 7",
        "PORTCULLIS_PASSWORD_MIN_LENGTH, 257",
        "PORTCULLIS_HASHING_THREADS, 0",
        "PORTCULLIS_ACCESS_TOKEN_ALG, none",
        "PORTCULLIS_ACCESS_TOKEN_ALG, es256",
        "PORTCULLIS_ACCESS_TOKEN_ALG, EDDSA",
        "PORTCULLIS_ACCESS_TOKEN_ALG, PS256",
        "PORTCULLIS_ACCESS_TOKEN_TTL, 0s",
        "PORTCULLIS_ACCESS_TOKEN_TTL, 999ms",
        "PORTCULLIS_ACCESS_TOKEN_TTL, 10 minutes",
        "PORTCULLIS_ACCESS_TOKEN_TTL, -PT10M",
        "PORTCULLIS_REFRESH_TOKEN_GRACE, 10",
        "PORTCULLIS_SIGNING_KEY_ROTATION, 0s",
        "PORTCULLIS_REGISTRATION, perhaps",
        "PORTCULLIS_REQUIRE_VERIFIED_EMAIL, yes",
        "PORTCULLIS_SMTP_URL, mail.example.org",
        "PORTCULLIS_MAIL_FROM, nobody",
        "PORTCULLIS_PRODUCT_NAME, ''",
        "PORTCULLIS_LANGUAGE, fr",
        "PORTCULLIS_VERIFY_EMAIL_URL, http://app.example.org/verify",
        "PORTCULLIS_RESET_PASSWORD_URL, javascript:alert(1)",
        "PORTCULLIS_RESET_PASSWORD_URL, https://app.example.org/#reset",
        "PORTCULLIS_CHANGE_PASSWORD_URL, /change",
        "PORTCULLIS_THROTTLE, sometimes",
        "PORTCULLIS_AUDIT_RETENTION, for ever",
        "PORTCULLIS_LOG_FORMAT, xml",
        "PORTCULLIS_ACCESS_TOKEN_AUDIENCE, ''",
        "PORTCULLIS_SECRET_KEY_FILE, /nowhere/secret",
        "PORTCULLIS_HTPP_PORT, 8080",
    })
    void a_wrong_setting_is_refused_by_its_name(String name, String value) {
        assertThat(faults(Map.of(name, value))).extracting(SettingFault::name).containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource({"ES256, ES256", "EdDSA, EDDSA", "RS256, RS256", "HS256, HS256"})
    void an_algorithm_goes_by_its_name_in_a_token(String name, SigningAlgorithm algorithm) {
        assertThat(read(Map.of("PORTCULLIS_ACCESS_TOKEN_ALG", name)).algorithm())
                .isEqualTo(algorithm);
    }

    @Test
    void all_faults_are_told_at_once() {
        assertThat(faults(
                        Map.of("PORTCULLIS_HTTP_PORT", "x", "PORTCULLIS_BCRYPT_COST", "4", "PORTCULLIS_COLOUR", "red")))
                .extracting(SettingFault::name)
                .containsExactly("PORTCULLIS_BCRYPT_COST", "PORTCULLIS_COLOUR", "PORTCULLIS_HTTP_PORT");
    }

    @ParameterizedTest
    @CsvSource({
        "PORTCULLIS_HTPP_PORT, ; did you mean PORTCULLIS_HTTP_PORT?",
        "PORTCULLIS_MDOE, ; did you mean PORTCULLIS_MODE?",
        "PORTCULLIS_TRUSTED_PROXY, ; did you mean PORTCULLIS_TRUSTED_PROXIES?",
        "PORTCULLIS_SECRET_KEYFILE, ; did you mean PORTCULLIS_SECRET_KEY_FILE?",
        "PORTCULLIS_PREVIOUS_SECRET_KEY_FILE, ; did you mean PORTCULLIS_PREVIOUS_SECRET_KEYS_FILE?",
        "PORTCULLIS_HTTP_POST, ; did you mean PORTCULLIS_HTTP_HOST or PORTCULLIS_HTTP_PORT?",
        "PORTCULLIS_PORT, ''",
        "PORTCULLIS_COLOUR, ''",
        "PORTCULLIS_, ''",
    })
    void a_name_that_is_no_setting_is_answered_with_the_nearest_that_is_if_that_can_have_been_meant(
            String name, String answer) {
        assertThat(faults(Map.of(name, "x")))
                .extracting(SettingFault::problem)
                .containsExactly("is not a setting" + answer);
    }

    private static final Map<String, String> PRODUCTION = Map.of(
            "PORTCULLIS_MODE", "production",
            "PORTCULLIS_SECRET_KEY", SECRET,
            "PORTCULLIS_DATABASE_URL", "postgresql://u:p@localhost/portcullis",
            "PORTCULLIS_PUBLIC_URL", "https://id.example.org",
            "PORTCULLIS_SMTP_URL", "smtps://mail.example.org",
            "PORTCULLIS_MAIL_FROM", "no-reply@id.example.org");

    @Test
    void production_is_confidential_and_asks_for_a_verified_address() {
        Settings settings = read(PRODUCTION);

        assertThat(settings.registration()).isEqualTo(Registration.CONFIDENTIAL);
        assertThat(settings.verifiedOnly()).isTrue();
        assertThat(settings.limits()).isPresent();
    }

    @Test
    void production_logs_for_machines_unless_somebody_says_otherwise() {
        Map<String, String> variables = new HashMap<>(PRODUCTION);
        assertThat(read(variables).logFormat()).isEqualTo(LogFormat.JSON);
        variables.put("PORTCULLIS_LOG_FORMAT", "text");
        assertThat(read(variables).logFormat()).isEqualTo(LogFormat.TEXT);
    }

    @Test
    void production_names_all_that_it_lacks_at_once() {
        assertThat(faults(Map.of("PORTCULLIS_MODE", "production")))
                .extracting(SettingFault::name)
                .containsExactly(
                        "PORTCULLIS_DATABASE_URL",
                        "PORTCULLIS_PUBLIC_URL",
                        "PORTCULLIS_SECRET_KEY",
                        "PORTCULLIS_SMTP_URL");
    }

    @ParameterizedTest
    @CsvSource({
        "PORTCULLIS_PUBLIC_URL, http://localhost:8080",
        "PORTCULLIS_HTTP_HOST, 0.0.0.0",
        "PORTCULLIS_THROTTLE, off",
    })
    void production_refuses_what_is_for_development(String name, String value) {
        Map<String, String> variables = new HashMap<>(PRODUCTION);
        variables.put(name, value);

        assertThat(faults(variables)).extracting(SettingFault::name).containsExactly(name);
    }

    @Test
    void production_may_be_reached_by_proxies_that_it_trusts() {
        Map<String, String> variables = new HashMap<>(PRODUCTION);
        variables.put("PORTCULLIS_HTTP_HOST", "0.0.0.0");
        variables.put("PORTCULLIS_TRUSTED_PROXIES", "10.0.0.0/8");

        assertThat(read(variables).http().host()).isEqualTo("0.0.0.0");
    }

    @Test
    void mail_that_is_sent_is_from_somebody() {
        assertThat(faults(Map.of("PORTCULLIS_SMTP_URL", "smtp://localhost:2525")))
                .extracting(SettingFault::name)
                .containsExactly("PORTCULLIS_MAIL_FROM");
    }

    @Test
    void tries_are_limited_unless_somebody_says_otherwise() {
        assertThat(read(Map.of()).limits()).contains(Limits.waitingFor(Duration.ofSeconds(63)));
        assertThat(read(Map.of("PORTCULLIS_HASHING_DEADLINE", "2m")).limits())
                .as("a check in flight is waited for as long as it may take")
                .contains(Limits.waitingFor(Duration.ofMinutes(3)));
    }

    @Test
    void a_value_may_come_from_a_file(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("cost"), "11\n");
        assertThat(read(Map.of("PORTCULLIS_BCRYPT_COST_FILE", file.toString())).bcryptCost())
                .isEqualTo(11);
    }

    @Test
    void a_value_and_a_file_for_one_setting_are_refused(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("cost"), "11");
        assertThat(faults(Map.of("PORTCULLIS_BCRYPT_COST", "12", "PORTCULLIS_BCRYPT_COST_FILE", file.toString())))
                .extracting(SettingFault::name)
                .containsExactly("PORTCULLIS_BCRYPT_COST");
    }

    @Test
    void the_same_secret_twice_is_refused() {
        assertThat(faults(Map.of("PORTCULLIS_SECRET_KEY", SECRET, "PORTCULLIS_PREVIOUS_SECRET_KEYS", SECRET)))
                .extracting(SettingFault::name)
                .containsExactly("PORTCULLIS_PREVIOUS_SECRET_KEYS");
    }

    @Test
    void no_fault_and_no_text_form_tells_a_value() {
        String told = faults(Map.of(
                        "PORTCULLIS_SECRET_KEY", "canary",
                        "PORTCULLIS_PREVIOUS_SECRET_KEYS", SECRET + ",canary",
                        "PORTCULLIS_HTTP_PORT", "canary",
                        "PORTCULLIS_PUBLIC_URL", "canary",
                        "PORTCULLIS_TRUSTED_PROXIES", "127.0.0.1,canary",
                        "PORTCULLIS_DATA_DIR_FILE", "canary"))
                .toString();
        assertThat(told).doesNotContain("canary").doesNotContain(SECRET);
        assertThat(read(Map.of("PORTCULLIS_SECRET_KEY", SECRET)).toString()).doesNotContain(SECRET);
    }

    @Test
    void the_readme_names_every_setting_and_no_other() throws IOException {
        Environment environment = new Environment(Map.of());
        Settings.from(environment);
        String table = Files.readString(Path.of("../README.md"))
                .lines()
                .filter(line -> line.startsWith("| `PORTCULLIS_"))
                .collect(Collectors.joining("\n"));

        assertThat(Pattern.compile("`(PORTCULLIS_[A-Z_]+)`")
                        .matcher(table)
                        .results()
                        .map(match -> match.group(1)))
                .containsExactlyInAnyOrderElementsOf(environment.names());
    }

    private static Settings read(Map<String, String> variables) {
        return switch (Settings.from(variables)) {
            case Settings.Reading.Read(Settings settings) -> settings;
            case Settings.Reading.Refused(List<SettingFault> faults) -> throw new AssertionError(faults);
        };
    }

    private static List<SettingFault> faults(Map<String, String> variables) {
        return switch (Settings.from(variables)) {
            case Settings.Reading.Read(Settings _) -> throw new AssertionError("no fault");
            case Settings.Reading.Refused(List<SettingFault> faults) -> faults;
        };
    }
}
