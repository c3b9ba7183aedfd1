package io.portcullis.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.ticket.Purpose;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkPagesTest {

    private static final URI FINE = URI.create("https://id.example.org/page");

    @ParameterizedTest
    @CsvSource({"VERIFY_EMAIL, verify-email", "CHANGE_EMAIL, verify-email", "RESET_PASSWORD, reset-password"})
    void a_link_leads_to_its_page_with_the_token_in_the_fragment(Purpose purpose, String page) {
        Sealed token = new Sealed(purpose.tokenKind(), new UUID(1, 2), 0, new byte[Sealed.MAC_LENGTH]);
        assertThat(Mails.PAGES.link(purpose, token))
                .isEqualTo("https://id.example.org/" + page + "#token=" + token.reveal())
                .satisfies(link -> assertThat(URI.create(link).getRawFragment()).isEqualTo("token=" + token.reveal()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.example.org/",
                "https://id.example.org/a/b?theme=dark",
                "http://localhost:8080/x",
                "http://127.0.0.1/x",
                "http://[::1]:8080/x",
                "http://app.localhost/x"
            })
    void a_page_is_reached_by_https_or_lies_on_this_machine(String page) {
        assertThatCode(() -> new LinkPages(URI.create(page), URI.create(page))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.example.org/",
                "http://localhost.example.org/",
                "http://192.0.2.1/",
                "javascript:alert(1)",
                "data:text/html,x",
                "ftp://localhost/",
                "//id.example.org/",
                "/verify-email",
                "https:/verify-email",
                "https:///verify-email",
                "https://user@id.example.org/",
                "https://id.example.org/#token=x",
                "https://id.example.org/#",
                ""
            })
    void any_other_page_is_refused_for_either_purpose(String page) {
        assertThatIllegalArgumentException().isThrownBy(() -> new LinkPages(URI.create(page), FINE));
        assertThatIllegalArgumentException().isThrownBy(() -> new LinkPages(FINE, URI.create(page)));
    }
}
