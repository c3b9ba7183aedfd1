package io.portcullis.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.portcullis.domain.mail.Mail;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.ticket.Purpose;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailTemplatesTest {

    private static final String PRODUCT = "Example & Söhne";
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    @TempDir
    Path directory;

    @BeforeEach
    void makeFolder() throws IOException {
        Files.createDirectory(directory.resolve("en"));
    }

    static Stream<Arguments> everyLetter() {
        return Arrays.stream(Language.values())
                .flatMap(language -> Arrays.stream(MailKind.values()).map(kind -> Arguments.of(language, kind)));
    }

    @ParameterizedTest
    @MethodSource("everyLetter")
    void every_letter_says_in_both_its_parts_what_happened_when_where_and_by_what(Language language, MailKind kind) {
        Mail mail = Mails.of(kind);
        Letter letter = letter(language, mail);
        String when = language == Language.ENGLISH ? "14 March 2026, 09:26 UTC" : "14. März 2026, 09:26 UTC";
        assertThat(letter.subject()).contains(PRODUCT).doesNotContain("\n", "{{");
        assertThat(letter.text()).contains(PRODUCT, when, "203.0.113.7", "curl").doesNotContain("{{", "<", "&amp;");
        assertThat(letter.html())
                .contains("Example &amp; Söhne", when, "203.0.113.7", "curl")
                .doesNotContain("{{");
    }

    @ParameterizedTest
    @MethodSource("everyLetter")
    void the_two_parts_of_a_letter_say_the_same(Language language, MailKind kind) {
        Letter letter = letter(language, Mails.of(kind));
        String main = letter.html()
                .substring(letter.html().indexOf("</h1>"), letter.html().indexOf("</main>"));
        String text = letter.text().substring(0, letter.text().indexOf("\n--\n"));
        assertThat(words(TAG.matcher(main).replaceAll(" ").replace("&amp;", "&")))
                .isEqualTo(words(text));
    }

    @ParameterizedTest
    @MethodSource("everyLetter")
    void a_letter_brings_its_link_in_both_parts_where_its_kind_has_one(Language language, MailKind kind) {
        Mail mail = Mails.of(kind);
        Letter letter = letter(language, mail);
        assertThat(letter.subject()).doesNotContain("#token=");
        mail.token()
                .ifPresentOrElse(
                        token -> {
                            String link = "https://id.example.org/"
                                    + (kind.link().equals(Optional.of(Purpose.RESET_PASSWORD))
                                            ? "reset-password"
                                            : "verify-email")
                                    + "#token="
                                    + token.reveal();
                            assertThat(letter.text()).contains("\n" + link + "\n");
                            assertThat(letter.html()).contains("<a href=\"" + link + "\">" + link + "</a>");
                        },
                        () -> assertThat(letter.text() + letter.html()).doesNotContain("#token=", "href"));
    }

    @ParameterizedTest
    @MethodSource("everyLetter")
    void a_letter_loads_nothing_runs_nothing_and_tells_its_language(Language language, MailKind kind) {
        assertThat(letter(language, Mails.of(kind)).html())
                .startsWith("<!doctype html>\n<html lang=\"" + language.tag() + "\">")
                .contains("<title>", "<main", "<h1")
                .doesNotContain("<img", "<script", "<link", "src=", "url(", "http://");
    }

    @ParameterizedTest
    @CsvSource({
        "ENGLISH, RESET_PASSWORD, 30 minutes", "ENGLISH, VERIFY_EMAIL, 24 hours",
                "ENGLISH, CONFIRM_NEW_EMAIL, 24 hours",
        "GERMAN, RESET_PASSWORD, 30 Minuten", "GERMAN, VERIFY_EMAIL, 24 Stunden",
                "GERMAN, CONFIRM_NEW_EMAIL, 24 Stunden"
    })
    void a_link_tells_how_long_it_is_good(Language language, MailKind kind, String lifetime) {
        Letter letter = letter(language, Mails.of(kind));
        assertThat(letter.text()).contains(lifetime);
        assertThat(letter.html()).contains(lifetime);
    }

    @Test
    void what_comes_from_outside_is_text_and_nothing_else() {
        Letter letter = letter(
                Language.ENGLISH,
                Mails.from("<b title='x'>&\"\r\n\u202e\u2066\u0000{{link}}$1\\", Optional.of("<script>/1")));
        assertThat(letter.text()).contains("From: <b title='x'>&\"{{link}}$1\\\n");
        assertThat(letter.html())
                .contains("From: &lt;b title=&#39;x&#39;&gt;&amp;&quot;{{link}}$1\\<br>")
                .doesNotContain("<script", "<b ");
    }

    @Test
    void a_letter_is_not_printed_by_accident() {
        Mail mail = Mails.of(MailKind.RESET_PASSWORD);
        assertThat(letter(Language.ENGLISH, mail).toString())
                .doesNotContain(mail.token().map(Sealed::reveal).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\r\nBcc: eve@example.org", "a\u0000b", "a\u202eb", "a\u2028b", "\ud800"})
    void a_products_name_is_one_line_that_can_be_read(String product) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mails.templates(Language.ENGLISH, product))
                .withMessage("a product's name is one line of 100 visible characters at most");
    }

    @Test
    void a_products_name_has_an_end() {
        assertThat(Mails.templates(Language.ENGLISH, "😀".repeat(100)).product())
                .hasSize(200);
        assertThatIllegalArgumentException().isThrownBy(() -> Mails.templates(Language.ENGLISH, "x".repeat(101)));
    }

    @Test
    void a_team_can_replace_one_template_and_keeps_the_others() throws IOException {
        write("new-device.txt", "Subject: Hello from {{product}}\r\n\r\nAt {{when}} from {{where}} by {{device}}.\r\n");
        Letter own = own().letter(Mails.of(MailKind.NEW_DEVICE));
        assertThat(own.subject()).isEqualTo("Hello from " + PRODUCT);
        assertThat(own.text()).isEqualTo("At 14 March 2026, 09:26 UTC from 203.0.113.7 by curl.\n");
        assertThat(own.html()).contains("from a device that was not seen");
        Mail other = Mails.of(MailKind.PASSWORD_CHANGED);
        assertThat(own().letter(other)).isEqualTo(letter(Language.ENGLISH, other));
    }

    @Test
    void a_team_can_replace_what_is_around_all() throws IOException {
        write("frame.html", "<title>{{subject}}</title><style>@media print{a{color:black}}</style>{{content}}");
        write("new-device.html", "<p>{{recipient}}</p>");
        assertThat(own().letter(Mails.of(MailKind.NEW_DEVICE)).html())
                .isEqualTo("<title>New login at Example &amp; Söhne</title>"
                        + "<style>@media print{a{color:black}}</style><p>ada@example.org</p>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    new-device.txt | Subject: x~~{{devise}} | has {{devise}}, and can only have {{device}}, {{product}}, {{recipient}}, {{when}}, {{where}}
                    new-device.txt | Subject: x~~{{link}} | has {{link}}, and can only have
                    new-device.txt | Subject: x~~{{ device }} | has {{ device }}, and can only have
                    new-device.txt | Subject: x~~{{device | has {{, and can only have
                    new-device.txt | Subject: {{device}}~~x | has {{device}}, and can only have {{product}}
                    new-device.txt | Hello~~x | doesn't begin with a line 'Subject: …' and an empty one
                    new-device.txt | Subject: x~x | doesn't begin with a line 'Subject: …' and an empty one
                    new-device.txt | Subject: x~x~~x | doesn't begin with a line 'Subject: …' and an empty one
                    new-device.txt | Subject: x~~~ | has no subject, or nothing below it
                    new-device.html | {{content}} | has {{content}}, and can only have
                    reset-password.txt | Subject: x~~x | has no {{link}}
                    reset-password.html | x | has no {{link}}
                    frame.html | {{subject}} | has no {{content}}
                    frame.html | {{content}}{{link}} | has {{link}}, and can only have {{content}}, {{product}}, {{subject}}
                    newdevice.txt | x | is the name of no template; there are account-exists.html, account-exists.txt
                    """)
    void a_template_that_is_wrong_is_named_with_its_fault(String file, String text, String fault) throws IOException {
        Path path = write(file, text.replace('~', '\n'));
        assertThatIllegalArgumentException()
                .isThrownBy(this::own)
                .satisfies(refused -> assertThat(refused.getMessage()).startsWith(path + " " + fault));
    }

    @Test
    void a_template_that_is_no_text_is_refused() throws IOException {
        Path path = directory.resolve("en/new-device.html");
        Files.write(path, "Gerät".getBytes(StandardCharsets.ISO_8859_1));
        assertThatIllegalArgumentException().isThrownBy(this::own).withMessage(path + " is no text in UTF-8");
    }

    @Test
    void a_folder_that_nobody_made_is_not_taken_for_an_empty_one() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> templates(Language.GERMAN))
                .withMessage("there is no folder " + directory.resolve("de") + " to take templates from");
    }

    @ParameterizedTest
    @EnumSource
    void a_folder_may_hold_other_things(Language language) throws IOException {
        Files.createDirectories(directory.resolve(language.tag()));
        Files.writeString(directory.resolve(language.tag()).resolve("README.md"), "ours");
        assertThat(templates(language).product()).isEqualTo(PRODUCT);
    }

    private static Letter letter(Language language, Mail mail) {
        return Mails.templates(language, PRODUCT).letter(mail);
    }

    private MailTemplates own() {
        return templates(Language.ENGLISH);
    }

    private MailTemplates templates(Language language) {
        return new MailTemplates(language, PRODUCT, Mails.PAGES, Optional.of(directory));
    }

    private Path write(String file, String text) throws IOException {
        return Files.writeString(directory.resolve("en").resolve(file), text);
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
