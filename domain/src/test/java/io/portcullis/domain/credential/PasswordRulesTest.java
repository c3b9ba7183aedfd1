package io.portcullis.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.request.Fault;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private static final EmailAddress ADA =
            EmailAddress.parse("ada.lovelace@example.org").ifValid().orElseThrow();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaaaaa",
                "dragonflydragonfly",
                "Dragonfly Dragonfly",
                "dragonfly-dragonfly-dragonfly",
                "abqabqabqabqabq",
                "x9!x9!x9!x9!x9!x9!",
                "tr0ub4dor tr0ub4dor",
                "PORTCULLIS PORTCULLIS",
                "portcullis-port-cullis-por",
                "Пароль, пароль, пароль"
            })
    void a_word_said_over_and_over_is_too_common_whatever_stands_between(String text) {
        assertThat(judge(text)).contains(Fault.Code.TOO_COMMON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada.lovelace-1815!", "my ADA.LOVELACE account", "xxADA.lovelaceyy zz"})
    void a_password_must_not_hold_the_name_in_the_address(String text) {
        assertThat(judge(text)).contains(Fault.Code.CONTAINS_EMAIL);
    }

    @Test
    void a_name_of_three_letters_is_too_short_to_forbid() {
        EmailAddress bob = EmailAddress.parse("bob@example.org").ifValid().orElseThrow();
        assertThat(PasswordRules.judge(password("bob likes violets"), bob)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "violets are blue, mostly",
                "a portcullis is a heavy gate",
                "пароль из многих слов",
                "我的密码是很长的一句话没有人知道",
                "x7#Kq9!mZp2$Lw5",
                "🏰🌧🎻🐙🍋🚲📎🧭🪁🎲🥨🔭🦉🛶🧦",
                "...............",
                "portcullis 1234567",
                "never odd or even, never odd or even",
                "ha 🏰🌧🎻🐙🍋 ha 🚲📎🧭🪁🎲"
            })
    void anything_else_is_for_the_policy_to_judge(String text) {
        assertThat(judge(text)).isEmpty();
    }

    @Test
    void a_random_password_is_accepted() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            String text = random.ints(20, '!', '~' + 1)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(judge(text)).as("seed %d, password %s", seed, text).isEmpty();
        }
    }

    private static Optional<Fault.Code> judge(String text) {
        return PasswordRules.judge(password(text), ADA).map(Fault::code);
    }

    private static NewPassword password(String text) {
        return NewPassword.parse(text, PasswordLength.DEFAULT).ifValid().orElseThrow();
    }
}
