package io.portcullis.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.request.Fault;
import io.portcullis.domain.request.Parsed;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ada@example.org, ada@example.org",
        "Ada.Lovelace@Example.ORG, ada.lovelace@example.org",
        "ada@example.org., ada@example.org",
        "ADA+tag@example.org, ada+tag@example.org",
        "ada@MÜNCHEN.example, ada@xn--mnchen-3ya.example",
        "ada@xn--mnchen-3ya.example, ada@xn--mnchen-3ya.example",
        "ada@XN--MNCHEN-3YA.example, ada@xn--mnchen-3ya.example",
        "ZÖE@example.org, zöe@example.org",
        "用户@例子.广告, 用户@xn--fsqu00a.xn--4rr70v",
        "o'brien!#$%&*=?^_`{|}~-/@example.org, o'brien!#$%&*=?^_`{|}~-/@example.org",
    })
    void an_address_has_one_canonical_form(String text, String canonical) {
        assertThat(valid(text).canonical()).isEqualTo(canonical);
    }

    @Test
    void addresses_with_one_canonical_form_are_equal() {
        assertThat(valid("Ada@Example.org"))
                .isEqualTo(valid("ada@example.ORG."))
                .hasSameHashCodeAs(valid("ada@example.org"));
        assertThat(valid("ada@example.org")).isNotEqualTo(valid("ada@example.com"));
    }

    @Test
    void a_composed_and_a_decomposed_letter_are_one_address() {
        assertThat(valid("zo\u00eb@example.org")).isEqualTo(valid("zoe\u0308@example.org"));
    }

    @Test
    void mail_goes_to_the_address_as_it_was_written() {
        assertThat(valid("Ada@Example.org").address()).isEqualTo("Ada@Example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "ada",
                "ada@",
                "@example.org",
                "ada@example",
                "ada@@example.org",
                "a@b@example.org",
                "ada @example.org",
                " ada@example.org",
                "ada@example.org ",
                "ada@exam ple.org",
                "ada\t@example.org",
                "ada@example..org",
                "ada@.example.org",
                "ada@example.org..",
                ".ada@example.org",
                "ada.@example.org",
                "a..da@example.org",
                "Ada <ada@example.org>",
                "ada(comment)@example.org",
                "\"ada\"@example.org",
                "ada@[127.0.0.1]",
                "ada@127.0.0.1",
                "ada@example.org\r\nBcc: eve@example.org",
                "ada\0@example.org",
                "ada@exa_mple.org",
                "ada@-example.org",
                "ada@example-.org",
                "ada;eve@example.org",
                "ada,eve@example.org",
                "ada\\@example.org",
                "ada:eve@example.org"
            })
    void what_is_not_one_bare_address_is_malformed(String text) {
        assertThat(fault(text).code()).isEqualTo(Fault.Code.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada\uff20example.org",
                "ada\uff20evil.example@example.org",
                "ada\ufe6bevil.example@example.org",
                "ada@example\u3002org",
                "ada@example\uff0eorg",
                "ada@example\uff61org",
                "ada@ex\u00adample.org",
                "ada@ex\u200cample.org",
                "ada@ex\u200dample.org",
                "ada@fa\u00df.example",
                "ada@\u03c2.example",
                "ada\ufe6bexample.org",
                "ada@\u2024example.org",
                "a\u200bda@example.org",
                "ada@example.org\u00a0",
                "ada\u2028@example.org",
                "\ud800ada@example.org",
                "ada@ex\u1e9eample.org",
                "a\u202eda@example.org"
            })
    void what_looks_like_another_address_is_malformed(String text) {
        assertThat(fault(text).code()).isEqualTo(Fault.Code.MALFORMED);
    }

    @Test
    void an_address_has_254_code_points_at_most() {
        String domain = "d".repeat(60) + "." + "d".repeat(60) + "." + "d".repeat(60) + ".org";
        String local = "l".repeat(254 - 1 - domain.length());
        assertThat(fault(local + "x@" + domain).code()).isEqualTo(Fault.Code.TOO_LONG);
        assertThat(fault("l".repeat(65) + "@example.org").code()).isEqualTo(Fault.Code.MALFORMED);
        assertThat(valid("l".repeat(64) + "@example.org").localPart()).hasSize(64);
    }

    @Test
    void a_canonical_form_is_its_own_canonical_form() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> letters =
                List.of("a", "B", "é", "É", "İ", "ı", "Σ", "ß", "ü", "Ü", "e\u0301", "1", "-", ".", "例", "ﬁ", "K");
        for (int round = 0; round < 20_000; round++) {
            String text = word(random, letters) + "@" + word(random, letters) + "." + word(random, letters);
            EmailAddress.parse(text)
                    .ifValid()
                    .ifPresent(email -> assertThat(valid(email.canonical()).canonical())
                            .as("seed %d, address %s", seed, text)
                            .isEqualTo(email.canonical()));
        }
    }

    private static String word(Random random, List<String> letters) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= random.nextInt(4); i++) {
            word.append(letters.get(random.nextInt(letters.size())));
        }
        return word.toString();
    }

    private static EmailAddress valid(String text) {
        return EmailAddress.parse(text).ifValid().orElseThrow(() -> new AssertionError("not valid: " + text));
    }

    private static Fault fault(String text) {
        return switch (EmailAddress.parse(text)) {
            case Parsed.Invalid<EmailAddress>(Fault fault) -> fault;
            case Parsed.Valid<EmailAddress>(EmailAddress email) -> throw new AssertionError("valid: " + email);
        };
    }
}
