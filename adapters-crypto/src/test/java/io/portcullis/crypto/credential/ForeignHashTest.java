package io.portcullis.crypto.credential;

import static io.portcullis.crypto.secret.SecretsOfTests.secrets;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.credential.Password;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.port.PasswordHasher.Hashing.Hashed;
import io.portcullis.domain.port.PasswordHasher.Verification;
import io.portcullis.domain.port.PasswordHasher.Verification.Right;
import io.portcullis.domain.port.PasswordHasher.Verification.Wrong;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hashes that other systems made verify until their owners log in once. What they hold was made by libxcrypt. */
class ForeignHashTest {

    private static final int COST = 5;
    private static final String PASSWORD = "Tr\u00fcffel mit 3 Tassen Tee";
    private static final String SALT_AND_DIGEST = "abcdefghijklmnopqrstuuRKg4MQTVXZbeLAENawsI9Fg0SBsFbSa";

    private static final String LONGEST = "x".repeat(72);
    private static final String LONGEST_HASHED = "abcdefghijklmnopqrstuubzadhGtS2zEF.gu0yd0opP6cVzb.e0i";

    private final BcryptPasswordHasher hasher = new BcryptPasswordHasher(secrets(1), COST);

    /** From the tests of Openwall's crypt_blowfish. */
    @ParameterizedTest
    @CsvSource({
        "U*U,   $2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "U*U*,  $2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK",
        "U*U*U, $2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a"
    })
    void the_published_answers_verify_and_are_outdated_at_todays_cost_too(String password, String bcrypt) {
        assertThat(verify(password, "{bcrypt}" + bcrypt)).isEqualTo(new Right(true));
        assertThat(verify(password + "!", "{bcrypt}" + bcrypt)).isEqualTo(new Wrong());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$2a$04$" + SALT_AND_DIGEST,
                "$2b$04$" + SALT_AND_DIGEST,
                "$2y$04$" + SALT_AND_DIGEST,
                "$2y$05$abcdefghijklmnopqrstuungGZYI4jVwiaVxxGxRdKjMB7BksABHe",
                "$2b$06$abcdefghijklmnopqrstuuMkJBfc5/w.xYH7ZC16C6.iZdKhoSb6W"
            })
    void each_way_to_mark_the_algorithm_verifies_at_any_cost(String bcrypt) {
        assertThat(verify(PASSWORD, "{bcrypt}" + bcrypt)).isEqualTo(new Right(true));
        assertThat(verify("Truffel mit 3 Tassen Tee", "{bcrypt}" + bcrypt)).isEqualTo(new Wrong());
    }

    @Test
    void it_is_compared_with_the_nfc_form() {
        String ofDecomposed = "{bcrypt}$2b$04$abcdefghijklmnopqrstuuINPqTcK/krccfK831yUeSKzsKfBXrK.";
        assertThat(verify("Tru\u0308ffel mit 3 Tassen Tee", "{bcrypt}$2b$04$" + SALT_AND_DIGEST))
                .isEqualTo(new Right(true));
        assertThat(verify("Tru\u0308ffel mit 3 Tassen Tee", ofDecomposed)).isEqualTo(new Wrong());
    }

    @ParameterizedTest
    @CsvSource({
        "x,            bzadhGtS2zEF.gu0yd0opP6cVzb.e0i",
        "\u00e9,       KiIlCeXB6chNXkLyAo8C7XcLPzh6zUe",
        "\u8a9e,       s9N4o/5pH.s6fGZKuqJn7OCivrA8bHW",
        "\ud83d\udd11, kj4oCtFYQcYToHS.q9LjL8o1PVK2NkG"
    })
    void seventy_two_bytes_verify_and_more_are_wrong_rather_than_cut(String character, String digest) {
        String longest = character.repeat(72 / character.getBytes(StandardCharsets.UTF_8).length);
        String hash = "{bcrypt}$2b$04$abcdefghijklmnopqrstuu" + digest;
        assertThat(verify(longest, hash)).isEqualTo(new Right(true));
        assertThat(verify(longest + "x", hash)).isEqualTo(new Wrong());
        assertThat(verify(longest + character, hash)).isEqualTo(new Wrong());
        assertThat(verify(character.repeat(Password.MAX_LENGTH), hash)).isEqualTo(new Wrong());
    }

    /** The maker cut the password and says so in it: an answer of Openwall's too. */
    @Test
    void a_hash_of_a_password_that_its_maker_cut_does_not_verify_it() {
        String read = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        String hash = "{bcrypt}$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui";
        assertThat(verify(read, hash)).isEqualTo(new Right(true));
        assertThat(verify(read + "chars after 72 are ignored", hash)).isEqualTo(new Wrong());
    }

    /** Each holds the salt and digest that all of bcrypt's versions have for this password. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$2b$04$" + LONGEST_HASHED,
                "{bcrypt}$2x$04$" + LONGEST_HASHED,
                "{bcrypt}$2c$04$" + LONGEST_HASHED,
                "{bcrypt}$2B$04$" + LONGEST_HASHED,
                "{bcrypt}$2$04$" + LONGEST_HASHED,
                "{bcrypt}$2b$4$" + LONGEST_HASHED,
                "{bcrypt}$2b$004$" + LONGEST_HASHED,
                "{bcrypt}$2b$04$" + LONGEST_HASHED + "\n",
                "{bcrypt}$2b$04$" + LONGEST_HASHED + "A",
                "{bcrypt} $2b$04$" + LONGEST_HASHED,
                " {bcrypt}$2b$04$" + LONGEST_HASHED,
                "{BCRYPT}$2b$04$" + LONGEST_HASHED,
                "{bcrypt}{bcrypt}$2b$04$" + LONGEST_HASHED,
                "{noop}$2b$04$" + LONGEST_HASHED,
                "{bcrypt-sha256}$2b$04$" + LONGEST_HASHED,
                "{bcrypt}9ef7f9e6698ac049$2a$04$" + LONGEST_HASHED,
                "{bcrypt-hmac-sha384}$2a$04$" + LONGEST_HASHED,
                "{bcrypt-hmac-sha384}9ef7f9e6698ac049$2a$04$" + LONGEST_HASHED
            })
    void any_other_form_verifies_nothing(String text) {
        assertThat(verify(LONGEST, text)).isEqualTo(new Wrong());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"$2a$04$" + SALT_AND_DIGEST, "$2b$31$" + SALT_AND_DIGEST, "{bcrypt}$2y$04$" + SALT_AND_DIGEST})
    void one_that_is_brought_along_is_kept_as_a_foreign_one(String text) {
        assertThat(hasher.read(text).ifValid().orElseThrow().reveal())
                .isEqualTo(text.startsWith("{") ? text : "{bcrypt}" + text);
    }

    @Test
    void one_of_ours_is_brought_along_where_its_secret_is_known() {
        PasswordHash ours =
                ((Hashed) hasher.hash(PresentedPassword.of(PASSWORD).possible().orElseThrow())).hash();

        assertThat(hasher.read(ours.reveal()).ifValid().orElseThrow().reveal()).isEqualTo(ours.reveal());
        assertThat(new BcryptPasswordHasher(secrets(2, 1), COST)
                        .read(ours.reveal())
                        .ifValid())
                .as("a former secret's")
                .isPresent();
        assertThat(new BcryptPasswordHasher(secrets(2), COST)
                        .read(ours.reveal())
                        .ifValid())
                .isEmpty();
    }

    /** The last two hold bits that bcrypt never writes, in the salt and in the digest, and so verify nobody. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                PASSWORD,
                "$2x$04$" + SALT_AND_DIGEST,
                "$2b$03$" + SALT_AND_DIGEST,
                "$2b$32$" + SALT_AND_DIGEST,
                "$2b$04$" + SALT_AND_DIGEST + "\n",
                "{noop}$2b$04$" + SALT_AND_DIGEST,
                "{bcrypt}{bcrypt}$2b$04$" + SALT_AND_DIGEST,
                "$2b$04$abcdefghijklmnopqrstuvRKg4MQTVXZbeLAENawsI9Fg0SBsFbSa",
                "$2b$04$abcdefghijklmnopqrstuuRKg4MQTVXZbeLAENawsI9Fg0SBsFbSb"
            })
    void what_could_verify_nobody_is_not_brought_along(String text) {
        assertThat(hasher.read(text).ifValid()).isEmpty();
    }

    @Test
    void a_hash_of_ours_does_not_verify_as_a_foreign_one() {
        Password password = PresentedPassword.of(PASSWORD).possible().orElseThrow();
        String ours = ((Hashed) hasher.hash(password)).hash().reveal();
        assertThat(verify(PASSWORD, "{bcrypt}" + ours.substring(ours.indexOf('$'))))
                .isEqualTo(new Wrong());
    }

    private Verification verify(String presented, String hash) {
        return hasher.verify(PresentedPassword.of(presented), Optional.of(new PasswordHash(hash)));
    }
}
