package io.portcullis.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpUrlTest {

    @ParameterizedTest
    @CsvSource({
        "smtp://mail.example.org, mail.example.org, 587, STARTTLS",
        "smtp://mail.example.org:25/, mail.example.org, 25, STARTTLS",
        "smtp://mail.example.org?starttls=required, mail.example.org, 587, STARTTLS",
        "smtp://192.0.2.1, 192.0.2.1, 587, STARTTLS",
        "smtp://[2001:db8::1]:25, 2001:db8::1, 25, STARTTLS",
        "smtp://localhost.example.org, localhost.example.org, 587, STARTTLS",
        "smtp://localhost:1025, localhost, 1025, IF_OFFERED",
        "smtp://LOCALHOST, LOCALHOST, 587, IF_OFFERED",
        "smtp://mail.localhost, mail.localhost, 587, IF_OFFERED",
        "smtp://127.0.0.1, 127.0.0.1, 587, IF_OFFERED",
        "smtp://127.9.9.9, 127.9.9.9, 587, IF_OFFERED",
        "smtp://[::1]:25, ::1, 25, IF_OFFERED",
        "smtp://localhost?starttls=required, localhost, 587, STARTTLS",
        "smtp://127.0.0.1:2525/?starttls=required, 127.0.0.1, 2525, STARTTLS",
        "smtps://mail.example.org, mail.example.org, 465, IMPLICIT",
        "SMTPS://localhost:1465, localhost, 1465, IMPLICIT"
    })
    void a_server_is_named_by_host_port_and_encryption(
            String text, String host, int port, SmtpUrl.Encryption encryption) {
        SmtpUrl url = SmtpUrl.parse(text);
        assertThat(url.host()).isEqualTo(host);
        assertThat(url.port()).isEqualTo(port);
        assertThat(url.encryption()).isEqualTo(encryption);
        assertThat(url.user()).isEmpty();
        assertThat(url.password()).isEmpty();
    }

    @Test
    void user_and_password_are_percent_decoded() {
        SmtpUrl url = SmtpUrl.parse("smtps://no-reply%40example.org:a+b%3A%2F%40%25%C3%A9@mail.example.org");
        assertThat(url.user()).contains("no-reply@example.org");
        assertThat(url.password()).contains("a+b:/@%é");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "mail.example.org:25",
                "http://user:secret@mail.example.org",
                "smtp:user:secret@mail.example.org",
                "smtp://user:secret@",
                "smtp://user:sec ret@mail.example.org",
                "smtp://user:secret%@mail.example.org",
                "smtp://user:secret@mail.example.org:0",
                "smtp://user:secret@mail.example.org:65536",
                "smtp://user:secret@mail.example.org:port",
                "smtp://user:secret@mail.example.org/secret",
                "smtp://user:secret@mail.example.org#secret",
                "smtp://user:secret@mail.example.org?starttls=secret",
                "smtp://user:secret@mail.example.org?starttls=required&x=secret",
                "smtps://user:secret@mail.example.org?starttls=required",
                "smtps://secret@mail.example.org",
                "smtps://secret:@mail.example.org",
                "smtps://:secret@mail.example.org",
                "smtps://user:sec:ret@mail.example.org",
                "smtps://user:secret%0D%0A@mail.example.org",
                "smtps://user%00secret:secret@mail.example.org",
                "smtps://user:secret%FF@mail.example.org",
                "smtps://user:sec@ret@mail.example.org",
                "smtps://user:secret@mail_server",
                "smtps://user:secret@bücher.example"
            })
    void what_is_no_such_url_is_refused_and_not_repeated(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmtpUrl.parse(text))
                .withNoCause()
                .satisfies(fault -> assertThat(fault.getMessage())
                        .isNotBlank()
                        .doesNotContain("secret", "sec ret", "sec:ret", "sec@ret"));
    }

    @Test
    void it_shows_neither_user_nor_password() {
        assertThat(SmtpUrl.parse("smtps://user:secret@mail.example.org"))
                .hasToString("the mail server mail.example.org, port 465");
    }
}
