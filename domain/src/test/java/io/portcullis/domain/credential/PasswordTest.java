package io.portcullis.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.domain.request.Fault;
import io.portcullis.domain.request.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {

    @ParameterizedTest
    @ValueSource(strings = {"     spaces     ", "tab\tand\nnewline", "UPPER lower", "🏰🏰🏰", "\u0001\u001b"})
    void nothing_is_trimmed_folded_or_cut(String text) {
        assertThat(Password.parse(text).ifValid()).map(Password::reveal).contains(text);
    }

    @Test
    void a_composed_and_a_decomposed_letter_are_one_password() {
        assertThat(Password.parse("cafe\u0301").ifValid().orElseThrow().reveal())
                .isEqualTo("caf\u00e9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "abc\0abc", "\ud800", "a\udfff", "\udfff\ud800"})
    void what_bcrypt_or_utf_8_would_confuse_is_malformed(String text) {
        assertThat(faultOf(Password.parse(text))).isEqualTo(Fault.Code.MALFORMED);
    }

    @Test
    void a_password_has_256_code_points_at_most() {
        assertThat(Password.parse("🏰".repeat(256)).ifValid()).isPresent();
        assertThat(faultOf(Password.parse("a".repeat(257)))).isEqualTo(Fault.Code.TOO_LONG);
    }

    @Test
    void a_new_password_is_counted_in_code_points_of_its_nfc_form() {
        PasswordLength length = new PasswordLength(15);
        assertThat(NewPassword.parse("🏰".repeat(15), length).ifValid()).isPresent();
        assertThat(faultOf(NewPassword.parse("🏰".repeat(14), length))).isEqualTo(Fault.Code.TOO_SHORT);
        assertThat(faultOf(NewPassword.parse("e\u0301".repeat(14), length))).isEqualTo(Fault.Code.TOO_SHORT);
    }

    @Test
    void no_setting_allows_a_minimum_under_8() {
        assertThatThrownBy(() -> new PasswordLength(7)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new PasswordLength(8).minimum()).isEqualTo(8);
    }

    @Test
    void whatever_is_presented_can_be_checked() {
        assertThat(PresentedPassword.of("short").possible()).isPresent();
        assertThat(PresentedPassword.of("a".repeat(257)).possible()).isEmpty();
        assertThat(PresentedPassword.of("\ud800").possible()).isEmpty();
    }

    @Test
    void a_new_password_knows_the_one_it_replaces() {
        NewPassword next = NewPassword.parse("caf\u00e9 au lait, please", PasswordLength.DEFAULT)
                .ifValid()
                .orElseThrow();
        assertThat(next.sameAs(PresentedPassword.of("cafe\u0301 au lait, please")))
                .isTrue();
        assertThat(next.sameAs(PresentedPassword.of("Caf\u00e9 au lait, please")))
                .isFalse();
        assertThat(next.sameAs(PresentedPassword.of("a".repeat(257)))).isFalse();
    }

    @Test
    void no_text_form_tells_a_password() {
        String text = "correct horse battery staple";
        assertThat(Password.parse(text).toString()).doesNotContain("horse");
        assertThat(NewPassword.parse(text, PasswordLength.DEFAULT).toString()).doesNotContain("horse");
        assertThat(PresentedPassword.of(text).toString()).doesNotContain("horse");
        assertThat(new PasswordHash("$2a$12$abc").toString()).doesNotContain("2a");
    }

    private static Fault.Code faultOf(Parsed<?> parsed) {
        return switch (parsed) {
            case Parsed.Invalid<?>(Fault fault) -> fault.code();
            case Parsed.Valid<?> valid -> throw new AssertionError("valid: " + valid);
        };
    }
}
