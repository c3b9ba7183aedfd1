package io.portcullis.http.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointerTest {

    @ParameterizedTest
    @CsvSource({
        "password,#/password",
        "current_password,#/current_password",
        "a/b,#/a~1b",
        "m~n,#/m~0n",
        "~1,#/~01",
        "'',#/",
        "' ',#/%20",
        "é,#/%C3%A9",
        "c%d,#/c%25d",
        "\"#<>,#/%22%23%3C%3E"
    })
    void a_member_is_pointed_at_as_rfc_6901_has_it(String member, String pointer) {
        assertThat(Pointer.to(member)).isEqualTo(pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\nSet-Cookie: a=b", "\u0000", "<script>", "\u202E", "😀", "\uFFFF", "[x]|^`{}\\"})
    void whatever_a_member_is_called_its_pointer_is_a_uri(String member) {
        assertThat(URI.create(Pointer.to(member)).getFragment()).isEqualTo('/' + member);
    }

    @Test
    void a_name_that_is_too_long_is_cut_between_characters() {
        assertThat(URI.create(Pointer.to("😀".repeat(10_000))).getFragment()).isEqualTo('/' + "😀".repeat(64) + '…');
    }
}
