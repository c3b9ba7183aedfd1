package io.portcullis.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.request.Fault;
import io.portcullis.domain.request.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"Ada", "Ada Lovelace", "愛", "<b>Ada</b>", "🏰", " Ada "})
    void any_line_of_text_is_a_name(String text) {
        assertThat(DisplayName.parse(text).ifValid()).map(DisplayName::value).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ada\n", "A\u0000da", "A\u0085da", "A\u2028da", "A\u001b[31mda", "\ud800"})
    void control_characters_and_nothing_are_no_name(String text) {
        assertThat(DisplayName.parse(text))
                .isInstanceOfSatisfying(
                        Parsed.Invalid.class,
                        invalid -> assertThat(invalid.fault().code()).isEqualTo(Fault.Code.MALFORMED));
    }

    @Test
    void a_name_has_100_code_points_at_most() {
        assertThat(DisplayName.parse("🏰".repeat(100)).ifValid()).isPresent();
        assertThat(DisplayName.parse("a".repeat(101)))
                .isInstanceOfSatisfying(
                        Parsed.Invalid.class,
                        invalid -> assertThat(invalid.fault().code()).isEqualTo(Fault.Code.TOO_LONG));
    }

    @Test
    void a_name_is_kept_in_nfc() {
        assertThat(DisplayName.parse("Zoe\u0308").ifValid()).contains(new DisplayName("Zo\u00eb"));
    }
}
