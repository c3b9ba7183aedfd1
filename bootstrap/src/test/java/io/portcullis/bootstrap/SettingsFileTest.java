package io.portcullis.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {

    private static final String SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @TempDir
    private Path directory;

    @Test
    void a_setting_may_stand_in_a_file_that_the_environment_names() throws IOException {
        Settings settings = read("""
                # Where it listens
                PORTCULLIS_HTTP_PORT=9000

                ! whom tokens are for
                 PORTCULLIS_ACCESS_TOKEN_AUDIENCE = https://api.example.org/?a=b\s
                PORTCULLIS_PRODUCT_NAME=Grüße
                """);
        assertThat(settings.http().port()).isEqualTo(9000);
        assertThat(settings.audience()).contains("https://api.example.org/?a=b");
        assertThat(settings.mail().product()).isEqualTo("Grüße");
    }

    @Test
    void what_is_read_is_what_any_reader_of_properties_reads() throws IOException {
        String text = "#a\r\n!b\r\n\r\n  PORTCULLIS_HTTP_PORT =  9000\nPORTCULLIS_PRODUCT_NAME=a : b = c # d\r"
                + "PORTCULLIS_LANGUAGE=de";
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        assertThat(SettingsFile.read(file(text).toString()).values()).isEqualTo(properties);
    }

    @Test
    void the_environment_wins_over_the_file() throws IOException {
        Path file = file("PORTCULLIS_BCRYPT_COST=11\nPORTCULLIS_HTTP_PORT=9000\nPORTCULLIS_LANGUAGE=klingon");
        Path cost = Files.writeString(directory.resolve("cost"), "12");
        Settings settings = Settings.demanded(Map.of(
                "PORTCULLIS_CONFIG", file.toString(),
                "PORTCULLIS_BCRYPT_COST_FILE", cost.toString(),
                "PORTCULLIS_LANGUAGE", "de"));
        assertThat(settings.bcryptCost()).as("given there by a file of its own").isEqualTo(12);
        assertThat(settings.http().port()).isEqualTo(9000);
    }

    @Test
    void a_value_in_the_file_may_be_in_a_file_of_its_own() throws IOException {
        Path cost = Files.writeString(directory.resolve("cost"), "11\n");
        assertThat(read("PORTCULLIS_BCRYPT_COST_FILE=" + cost).bcryptCost()).isEqualTo(11);
        assertThat(faults("PORTCULLIS_BCRYPT_COST=11\nPORTCULLIS_BCRYPT_COST_FILE=" + cost))
                .singleElement()
                .asString()
                .startsWith("PORTCULLIS_BCRYPT_COST in ")
                .contains("is given twice");
    }

    @ParameterizedTest
    @CsvSource({
        "PORTCULLIS_HTPP_PORT=80, PORTCULLIS_HTPP_PORT, is not a setting; did you mean PORTCULLIS_HTTP_PORT?",
        "portcullis_http_port=80, portcullis_http_port, is not a setting; did you mean PORTCULLIS_HTTP_PORT?",
        "PORTCULLIS_COLOUR=red, PORTCULLIS_COLOUR, is not a setting",
        "PORTCULLIS_BCRYPT_COST=9, PORTCULLIS_BCRYPT_COST, must be a whole number from 10 to 20",
        "PORTCULLIS_BCRYPT_COST=, PORTCULLIS_BCRYPT_COST, is empty",
        "PORTCULLIS_SECRET_KEY_FILE=/nowhere/secret, PORTCULLIS_SECRET_KEY_FILE, names a file that can't be read",
        "PORTCULLIS_DATA_DIR=C:\\data, PORTCULLIS_DATA_DIR, 'has a backslash in line 1, where nothing is escaped'",
        "PORTCULLIS_CONFIG=other, PORTCULLIS_CONFIG, 'names such a file, and is for the environment alone'",
        "PORTCULLIS_CONFIG_FILE=o, PORTCULLIS_CONFIG_FILE, 'names such a file, and is for the environment alone'",
    })
    void what_is_wrong_in_the_file_is_told_by_its_name_there(String line, String name, String problem)
            throws IOException {
        assertThat(faults(line)).containsExactly(name + " in " + directory.resolve("settings") + " " + problem);
    }

    @Test
    void a_name_that_is_given_twice_is_told_with_its_lines() throws IOException {
        assertThat(faults("PORTCULLIS_HTTP_PORT=80\n#\nPORTCULLIS_HTTP_PORT=80"))
                .singleElement()
                .asString()
                .endsWith(" is given twice, in line 1 and in line 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary", "canary=", "PORTCULLIS_X:canary=", "PORTCULLIS_HTTP_PORT canary", "=canary", "="})
    void a_line_that_sets_nothing_is_told_by_its_number_and_nothing_of_it_repeated(String line) throws IOException {
        assertThat(faults("PORTCULLIS_HTTP_PORT=80\n" + line))
                .singleElement()
                .asString()
                .startsWith("PORTCULLIS_CONFIG names a file that is not of lines like ")
                .endsWith(": see line 2")
                .doesNotContain("canary");
    }

    @Test
    void of_many_such_lines_some_are_told() throws IOException {
        assertThat(faults("x\n".repeat(9)))
                .singleElement()
                .asString()
                .endsWith(": see line 1, line 2, line 3, line 4, line 5 and others");
    }

    @Test
    void a_file_that_is_not_there_or_no_text_is_a_fault() throws IOException {
        Path latin = Files.write(
                directory.resolve("latin"), "PORTCULLIS_PRODUCT_NAME=Grüße".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(faultsOf(directory.resolve("none")))
                .containsExactly("PORTCULLIS_CONFIG names a file that can't be read");
        assertThat(faultsOf(directory)).containsExactly("PORTCULLIS_CONFIG names a file that can't be read");
        assertThat(faultsOf(latin)).containsExactly("PORTCULLIS_CONFIG names a file that is no text in UTF-8");
    }

    @ParameterizedTest
    @CsvSource({
        "PORTCULLIS_SECRET_KEY=" + SECRET + ", rw-r-----, true",
        "PORTCULLIS_SECRET_KEY=" + SECRET + ", rw----r--, true",
        "PORTCULLIS_SECRET_KEY=" + SECRET + ", rw-------, false",
        "PORTCULLIS_DATABASE_URL=postgresql://ada:sesame@localhost/gate, rw-r--r--, true",
        "PORTCULLIS_DATABASE_URL=postgresql://ada@localhost/gate, rw-r--r--, false",
        "PORTCULLIS_HTTP_PORT=9000, rw-r--r--, false",
    })
    void a_file_with_a_secret_that_others_can_read_is_warned_of(String line, String mode, boolean warned)
            throws IOException {
        Path file = file(line);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        List<String> warnings =
                Settings.demanded(Map.of("PORTCULLIS_CONFIG", file.toString())).warnings();
        assertThat(warnings)
                .hasSize(warned ? 1 : 0)
                .allSatisfy(warning -> assertThat(warning)
                        .contains("others than its owner can read it", "chmod 600 " + file)
                        .doesNotContain(SECRET, "sesame"));
    }

    private Settings read(String text) throws IOException {
        return Settings.demanded(Map.of("PORTCULLIS_CONFIG", file(text).toString()));
    }

    private List<String> faults(String text) throws IOException {
        return faultsOf(file(text));
    }

    private static List<String> faultsOf(Path file) {
        return switch (Settings.from(Map.of("PORTCULLIS_CONFIG", file.toString()))) {
            case Settings.Reading.Read _ -> throw new AssertionError("no fault");
            case Settings.Reading.Refused(List<SettingFault> faults) ->
                faults.stream().map(SettingFault::sentence).toList();
        };
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("settings"), text);
    }
}
