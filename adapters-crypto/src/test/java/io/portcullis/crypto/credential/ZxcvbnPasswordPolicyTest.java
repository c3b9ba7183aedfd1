package io.portcullis.crypto.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.credential.NewPassword;
import io.portcullis.domain.credential.Password;
import io.portcullis.domain.credential.PasswordLength;
import io.portcullis.domain.credential.PasswordRules;
import io.portcullis.domain.port.PasswordPolicy;
import io.portcullis.domain.port.PasswordPolicy.Judgement;
import io.portcullis.testkit.contract.PasswordPolicyContract;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ZxcvbnPasswordPolicyTest extends PasswordPolicyContract {

    private static final EmailAddress ADA =
            EmailAddress.parse("Ada.Lovelace@mail.example.org").ifValid().orElseThrow();

    private final PasswordPolicy policy = new ZxcvbnPasswordPolicy();

    @Override
    protected PasswordPolicy policy() {
        return policy;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "098765432109876", "aaaaabbbbbccccc", "lkjhgfdsapoiuytrewq", "Portcullis12345", "portcullis-2026!",
                "PORTCULLIS PORTCULLIS", "P0rtcullisP0rtcullis", "password1234567", "PasswordPassword",
                        "12345portcullis"
            })
    void what_everybody_tries_first_is_refused(String text) {
        assertThat(policy.judge(password(text), ADA)).isInstanceOf(Judgement.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dragonfly Dragonfly",
                "dragonfly-dragonfly-dragonfly",
                "tr0ub4dor tr0ub4dor",
                "Пароль Пароль Пароль"
            })
    void what_zxcvbn_takes_for_strong_the_rules_know_better(String text) {
        assertThat(policy.judge(password(text), ADA)).isEqualTo(new Judgement.Accepted());
        assertThat(PasswordRules.judge(password(text), ADA)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "🔑"})
    void no_more_than_24_characters_are_estimated(String character) {
        String tail = character.repeat(Password.MAX_LENGTH - 1);
        List<String> seen = new ArrayList<>();
        PasswordPolicy watched = new ZxcvbnPasswordPolicy(() -> (text, _) -> {
            seen.add(text);
            return 20;
        });
        watched.judge(password("-" + tail), ADA);
        watched.judge(password("fifteen letters"), ADA);
        assertThat(seen).containsExactly("-" + character.repeat(23), "fifteen letters");
    }

    @Test
    void the_product_and_the_parts_of_the_address_are_words_too() {
        List<String> words = new ArrayList<>();
        PasswordPolicy watched = new ZxcvbnPasswordPolicy(() -> (_, given) -> {
            words.addAll(given);
            return 20;
        });
        watched.judge(password("fifteen letters"), ADA);
        assertThat(words).containsExactly("portcullis", "ada.lovelace", "ada", "lovelace", "mail", "example", "org");
    }

    @ParameterizedTest
    @CsvSource({"0, false", "8, false", "8.49, false", "8.51, true", "9, true"})
    void the_border_is_10_to_the_8_to_the_nearest_power(double magnitude, boolean accepted) {
        PasswordPolicy watched = new ZxcvbnPasswordPolicy(() -> (_, _) -> magnitude);
        assertThat(watched.judge(password("fifteen letters"), ADA) instanceof Judgement.Accepted)
                .isEqualTo(accepted);
    }

    @Test
    void the_dictionaries_are_loaded_for_the_first_password_and_once() {
        AtomicInteger loaded = new AtomicInteger();
        PasswordPolicy lazy = new ZxcvbnPasswordPolicy(() -> {
            loaded.incrementAndGet();
            return (_, _) -> 20;
        });
        assertThat(loaded).hasValue(0);
        lazy.judge(password("fifteen letters"), ADA);
        lazy.judge(password("fifteen letters"), ADA);
        assertThat(loaded).hasValue(1);
    }

    private static NewPassword password(String text) {
        return NewPassword.parse(text, PasswordLength.DEFAULT).ifValid().orElseThrow();
    }
}
