package io.portcullis.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code settings} tells. */
class SettingsReportTest {

    private static final String SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String FORMER = "HwECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    /** What the command left on the terminal. */
    record Told(int status, String out, String err) {}

    @TempDir
    private Path directory;

    @Test
    void every_setting_is_listed_by_name() {
        Environment environment = new Environment(Map.of());
        Settings.from(environment);
        assertThat(json(Map.of(), "--json").path("settings").valueStream())
                .extracting(setting -> setting.path("name").asText())
                .isSorted()
                .containsExactlyInAnyOrderElementsOf(environment.names());
        assertThat(run(Map.of()).out().lines())
                .hasSize(environment.names().size() + 1)
                .first()
                .asString()
                .matches("SETTING +SOURCE +VALUE");
    }

    @Test
    void a_setting_is_told_with_where_it_is_from() throws IOException {
        Path audience = Files.writeString(directory.resolve("audience"), "api\n");
        Map<String, String> variables =
                Map.of("PORTCULLIS_BCRYPT_COST", "13", "PORTCULLIS_ACCESS_TOKEN_AUDIENCE_FILE", audience.toString());

        assertThat(run(variables).out())
                .containsPattern("(?m)^PORTCULLIS_BCRYPT_COST +environment +13$")
                .containsPattern("(?m)^PORTCULLIS_ACCESS_TOKEN_AUDIENCE +file " + audience + " +api$")
                .containsPattern("(?m)^PORTCULLIS_ACCESS_TOKEN_TTL +default +10m$")
                .containsPattern("(?m)^PORTCULLIS_DATABASE_URL +default +-$");

        JsonNode settings = json(variables, "--json").path("settings");
        assertThat(member(settings, "PORTCULLIS_BCRYPT_COST"))
                .hasToString("{\"name\":\"PORTCULLIS_BCRYPT_COST\",\"value\":\"13\",\"masked\":false,"
                        + "\"source\":\"environment\"}");
        JsonNode named = member(settings, "PORTCULLIS_ACCESS_TOKEN_AUDIENCE");
        assertThat(named.path("source").asText()).isEqualTo("file");
        assertThat(named.path("file").asText()).isEqualTo(audience.toString());
        assertThat(member(settings, "PORTCULLIS_DATABASE_URL").path("value").isNull())
                .isTrue();
    }

    @Test
    void a_setting_of_the_file_is_told_with_that_file_and_without_its_secret() throws IOException {
        Path file = Files.writeString(
                directory.resolve("settings"),
                "PORTCULLIS_SECRET_KEY=" + SECRET + "\nPORTCULLIS_BCRYPT_COST=9\nPORTCULLIS_HTTP_PORT=80");
        Map<String, String> variables = Map.of("PORTCULLIS_CONFIG", file.toString(), "PORTCULLIS_HTTP_PORT", "9000");
        assertThat(run(variables).out())
                .containsPattern("(?m)^PORTCULLIS_CONFIG +environment +" + file + "$")
                .containsPattern("(?m)^PORTCULLIS_SECRET_KEY +properties " + file + " +\\*\\*\\*$")
                .containsPattern("(?m)^PORTCULLIS_HTTP_PORT +environment +9000$");
        JsonNode report = tree(run(variables, "--json").out());
        assertThat(member(report.path("settings"), "PORTCULLIS_BCRYPT_COST"))
                .hasToString("{\"name\":\"PORTCULLIS_BCRYPT_COST\",\"value\":\"9\",\"masked\":false,"
                        + "\"source\":\"properties\",\"file\":\"" + file + "\"}");
        assertThat(report.path("faults").path(0).path("file").asText()).isEqualTo(file.toString());
    }

    @Test
    void a_default_is_told_as_somebody_would_write_it() {
        Map<String, String> written = new HashMap<>();
        json(Map.of(), "--json").path("settings").valueStream().forEach(setting -> {
            if (!setting.path("value").isNull()) {
                written.put(setting.path("name").asText(), setting.path("value").asText());
            }
        });
        assertThat(written)
                .containsEntry("PORTCULLIS_REFRESH_TOKEN_MAX_TTL", "30d")
                .hasSizeGreaterThan(20);
        assertThat(Settings.demanded(written)).isEqualTo(Settings.demanded(Map.of()));
    }

    @Test
    void a_default_that_goes_by_the_mode_is_that_modes() {
        assertThat(value(Map.of(), "PORTCULLIS_REGISTRATION")).isEqualTo("open");
        assertThat(value(Map.of("PORTCULLIS_MODE", "production"), "PORTCULLIS_REGISTRATION"))
                .isEqualTo("confidential");
    }

    @Test
    void nothing_of_a_secret_or_a_password_is_told_wherever_it_is_from() throws IOException {
        Path former = Files.writeString(directory.resolve("former"), FORMER);
        Map<String, String> variables = Map.of(
                "PORTCULLIS_SECRET_KEY", SECRET,
                "PORTCULLIS_PREVIOUS_SECRET_KEYS_FILE", former.toString(),
                "PORTCULLIS_DATABASE_URL", "postgresql://ada:open%40sesame:1@db.example.org/gate?sslmode=require",
                "PORTCULLIS_SMTP_URL", "smtps://grace:hopper%2F1@mail.example.org",
                "PORTCULLIS_MAIL_FROM", "id@example.org");
        assertThat(run(variables).out())
                .doesNotContain(SECRET, FORMER, "%40", "sesame", "hopper")
                .containsPattern("(?m)^PORTCULLIS_SECRET_KEY +environment +\\*\\*\\*$")
                .containsPattern("(?m)^PORTCULLIS_PREVIOUS_SECRET_KEYS +file .*former +\\*\\*\\*$")
                .contains("postgresql://ada:***@db.example.org/gate?sslmode=require")
                .contains("smtps://grace:***@mail.example.org");
        JsonNode settings = json(variables, "--json").path("settings");
        assertThat(settings.toString()).doesNotContain(SECRET, FORMER, "%40", "sesame", "hopper");
        assertThat(settings.valueStream()
                        .filter(setting -> setting.path("masked").asBoolean()))
                .hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "PORTCULLIS_SECRET_KEY, canary",
        "PORTCULLIS_PREVIOUS_SECRET_KEYS, 'canary,canary'",
        "PORTCULLIS_DATABASE_URL, postgresql://ada:can/canary@localhost/gate",
        "PORTCULLIS_DATABASE_URL, postgresql://localhost/gate?password=canary",
        "PORTCULLIS_DATABASE_URL, postgresql:ada:canary@localhost/gate",
        "PORTCULLIS_DATABASE_URL, canary",
        "PORTCULLIS_DATABASE_URL_FILE, postgresql://ada:canary@localhost/gate",
        "PORTCULLIS_SECRET_KEY_FILE, canary",
        "PORTCULLIS_SMTP_URL, smtps://canary@mail.example.org",
        "PORTCULLIS_SMTP_URL, grace:canary@mail.example.org",
    })
    void of_what_may_hold_a_secret_and_is_wrong_nothing_at_all_is_told(String name, String value) {
        Told lines = run(Map.of(name, value));
        assertThat(lines.status()).isEqualTo(78);
        assertThat(lines.out() + lines.err()).contains(name).doesNotContain("can/", "canary");
        Told json = run(Map.of(name, value), "--json");
        assertThat(json.out()).contains("***").doesNotContain("can/", "canary");
    }

    @Test
    void a_wrong_setting_is_listed_with_the_others_and_named_behind_them() {
        Map<String, String> variables = Map.of("PORTCULLIS_BCRYPT_COST", "9", "PORTCULLIS_HTPP_PORT", "80");
        Told told = run(variables);
        assertThat(told.status()).isEqualTo(78);
        assertThat(told.out()).containsPattern("(?m)^PORTCULLIS_BCRYPT_COST +environment +9$");
        assertThat(told.err())
                .contains("PORTCULLIS_BCRYPT_COST must be", "did you mean PORTCULLIS_HTTP_PORT?")
                .hasLineCount(3);

        Told json = run(variables, "--json");
        assertThat(json.status()).isEqualTo(78);
        assertThat(json.err()).isEmpty();
        assertThat(tree(json.out()).path("faults").valueStream())
                .extracting(fault -> fault.path("name").asText())
                .containsExactly("PORTCULLIS_BCRYPT_COST", "PORTCULLIS_HTPP_PORT");
    }

    @Test
    void a_check_tells_what_is_wrong_and_nothing_else() {
        assertThat(run(Map.of(), "--check")).isEqualTo(new Told(0, "", ""));
        assertThat(run(Map.of(), "--check", "--json").out()).isEqualToIgnoringNewLines("{\"faults\":[]}");

        Told wrong = run(Map.of("PORTCULLIS_DATABASE_URL", "mysql://localhost/gate"), "--check");
        assertThat(wrong.status()).isEqualTo(78);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err())
                .contains("PORTCULLIS_DATABASE_URL is not a PostgreSQL URL")
                .hasLineCount(2);
        assertThat(tree(run(Map.of("PORTCULLIS_MODE", "prod"), "--check", "--json")
                                .out())
                        .path("faults"))
                .hasSize(1);
    }

    @Test
    void no_store_is_opened_and_nothing_is_made() {
        Map<String, String> embedded =
                Map.of("PORTCULLIS_DATA_DIR", directory.resolve("data").toString());
        assertThat(run(embedded).status()).isZero();
        assertThat(run(embedded, "--check").status()).isZero();
        assertThat(directory).isEmptyDirectory();
        assertThat(run(Map.of("PORTCULLIS_DATABASE_URL", "postgresql://ada@127.0.0.1:1/none"), "--check")
                        .status())
                .as("a database that isn't there")
                .isZero();
    }

    @Test
    void no_value_begins_a_line_of_its_own() {
        Told told = run(Map.of("PORTCULLIS_ACCESS_TOKEN_AUDIENCE", "api\nPORTCULLIS_MODE\u001B[2J"));
        assertThat(told.out()).contains("api\\nPORTCULLIS_MODE\\u001B[2J");
    }

    private static Told run(Map<String, String> variables, String... options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = new Commands(
                        variables,
                        StandardInput.piped(InputStream.nullInputStream()),
                        new PrintWriter(out),
                        new PrintWriter(err))
                .run(Stream.concat(Stream.of("settings"), Stream.of(options)).toArray(String[]::new));
        return new Told(status, out.toString(), err.toString());
    }

    private static String value(Map<String, String> variables, String name) {
        return member(tree(run(variables, "--json").out()).path("settings"), name)
                .path("value")
                .asText();
    }

    private static JsonNode member(JsonNode settings, String name) {
        return settings.valueStream()
                .filter(setting -> setting.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode json(Map<String, String> variables, String... options) {
        Told told = run(variables, options);
        assertThat(told.err()).isEmpty();
        assertThat(told.status()).isZero();
        return tree(told.out());
    }

    private static JsonNode tree(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (JsonProcessingException failure) {
            throw new AssertionError(failure);
        }
    }
}
