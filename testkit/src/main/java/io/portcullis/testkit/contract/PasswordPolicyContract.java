package io.portcullis.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.credential.NewPassword;
import io.portcullis.domain.credential.Password;
import io.portcullis.domain.credential.PasswordLength;
import io.portcullis.domain.port.PasswordPolicy;
import io.portcullis.domain.port.PasswordPolicy.Judgement;
import io.portcullis.domain.request.Fault;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link PasswordPolicy} promises, as long as there is room; what a full one answers is its own to show. */
public abstract class PasswordPolicyContract {

    private static final EmailAddress ADA = email("ada.lovelace@zymurgist.example");
    private static final EmailAddress BOB = email("bob@example.org");

    /** The policy under test, with room for a call. */
    protected abstract PasswordPolicy policy();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "violets are blue, mostly",
                "a portcullis is a heavy gate",
                "пароль из многих слов",
                "我的密码是很长的一句话没有人知道",
                "x7#Kq9!mZp2$Lw5",
                "🏰🌧🎻🐙🍋🚲📎🧭🪁🎲🥨🔭🦉🛶🧦"
            })
    void a_few_unrelated_words_are_accepted(String text) {
        assertThat(judge(text)).as(text).isEqualTo(new Judgement.Accepted());
    }

    @Test
    void a_random_password_is_accepted() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            String text = random.ints(20, '!', '~' + 1)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(judge(text)).as("seed %d, password %s", seed, text).isEqualTo(new Judgement.Accepted());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaaaaa",
                "                    ",
                "...............",
                "🏰🏰🏰🏰🏰🏰🏰🏰🏰🏰🏰🏰🏰🏰🏰",
                "abqabqabqabqabq"
            })
    void repeats_are_refused(String text) {
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abcdefghijklmnopq",
                "zyxwvutsrqponmlk",
                "123456789012345",
                "abcdefgh12345678",
                "qwertyuiopasdfghjkl"
            })
    void sequences_are_refused(String text) {
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "portcullisportcullis",
                "portcullis12345",
                "portcullis 1234567",
                "portcullis password",
                "!!!portcullis!!!"
            })
    void the_products_name_is_refused(String text) {
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dragonflydragonfly", "passwordpassword"})
    void a_doubled_word_is_refused(String text) {
        assertRefused(text);
    }

    @Test
    void the_parts_of_the_address_are_its_owners_alone_to_avoid() {
        assertRefused("lovelacezymurgist");
        assertThat(policy().judge(password("lovelacezymurgist"), BOB))
                .as("another's address")
                .isEqualTo(new Judgement.Accepted());
    }

    @Test
    void the_longest_password_is_judged_too() {
        assertRefused("a".repeat(Password.MAX_LENGTH));
    }

    @Test
    void the_same_password_is_judged_the_same_twice() {
        PasswordPolicy policy = policy();
        for (String text : new String[] {"violets are blue, mostly", "portcullisportcullis"}) {
            assertThat(policy.judge(password(text), ADA))
                    .as("'%s', judged once more", text)
                    .isEqualTo(policy.judge(password(text), ADA));
        }
    }

    /** In lower and upper case alike, and without being told again. */
    private void assertRefused(String text) {
        for (String cased : new String[] {text, text.toUpperCase(Locale.ROOT)}) {
            assertThat(judge(cased)).as(cased).isInstanceOfSatisfying(Judgement.Refused.class, refused -> {
                assertThat(refused.fault().code()).isEqualTo(Fault.Code.TOO_COMMON);
                assertThat(refused.fault().detail()).isNotEmpty().doesNotContain(cased);
            });
        }
    }

    private Judgement judge(String text) {
        return policy().judge(password(text), ADA);
    }

    private static NewPassword password(String text) {
        return NewPassword.parse(text, PasswordLength.DEFAULT).ifValid().orElseThrow();
    }

    private static EmailAddress email(String text) {
        return EmailAddress.parse(text).ifValid().orElseThrow();
    }
}
