package io.portcullis.http.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.portcullis.domain.request.Origin;
import io.portcullis.http.answer.Content;
import io.portcullis.http.answer.Reply;
import io.portcullis.http.route.Handler;
import io.portcullis.http.route.Query;
import io.portcullis.http.route.Request;
import io.portcullis.http.route.Route;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PageRoutesTest {

    private static final URI ELSEWHERE = URI.create("https://app.example/settings/password");

    @ParameterizedTest
    @EnumSource
    void a_page_is_of_one_language_and_leaves_nothing_open(Language language) {
        for (String path : List.of("/verify-email", "/reset-password")) {
            assertThat(page("Portcullis", language, path))
                    .as("%s in %s", path, language)
                    .contains("<html lang=\"" + language.tag() + "\">")
                    .doesNotContain("{{", "}}");
        }
    }

    @Test
    void languages_say_the_same_each_in_its_own_words() throws IOException {
        Properties english = words(Language.ENGLISH);
        for (Language language : Language.values()) {
            assertThat(words(language).stringPropertyNames()).isEqualTo(english.stringPropertyNames());
            assertThat(words(language).values())
                    .allSatisfy(sentence -> assertThat((String) sentence).isNotBlank());
        }
        assertThat(words(Language.GERMAN)).doesNotContainEntry("email", english.getProperty("email"));
    }

    @Test
    void the_product_is_named_as_it_is_written() {
        String hostile = "</title><script>'\"&{{nonce}}$1\\";
        String page = page(hostile, Language.ENGLISH, "/verify-email");

        assertThat(page)
                .contains("<p>&lt;/title&gt;&lt;script&gt;&#39;&quot;&amp;&#123;&#123;nonce}}$1\\</p>")
                .doesNotContain(hostile, "</title><script>");
    }

    @Test
    void what_there_are_no_words_for_is_found_before_anybody_sees_it() {
        Words words = Words.of(Language.ENGLISH, "Portcullis");
        assertThatIllegalArgumentException().isThrownBy(() -> words.fill("{{no.such.words}}", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> Page.of("no-such-page", words));
    }

    @Test
    void a_password_may_be_changed_elsewhere() {
        assertThat(reply(new PageRoutes("Portcullis", Language.ENGLISH, ELSEWHERE), "/.well-known/change-password")
                        .headers())
                .isEqualTo(Map.of("Location", ELSEWHERE.toString()));
    }

    private static String page(String product, Language language, String path) {
        return reply(new PageRoutes(product, language, ELSEWHERE), path)
                .content()
                .map(Content::text)
                .orElseThrow();
    }

    private static Reply reply(PageRoutes pages, String path) {
        Route route = pages.routes().stream()
                .filter(candidate -> candidate.template().equals(path))
                .findFirst()
                .orElseThrow();
        Request request = new Request(
                Map.of(),
                new Query(Optional.empty(), List.of()),
                Optional.empty(),
                new Origin("127.0.0.1", "127.0.0.1", Optional.empty(), "some-id"));
        return (Reply) ((Handler.Open) route.handler()).answer().apply(request);
    }

    private static Properties words(Language language) throws IOException {
        Properties words = new Properties();
        words.load(new StringReader(Words.resource(language.tag() + ".properties")));
        return words;
    }
}
