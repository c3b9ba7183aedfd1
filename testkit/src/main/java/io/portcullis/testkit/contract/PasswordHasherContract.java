package io.portcullis.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.credential.Password;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.port.PasswordHasher;
import io.portcullis.domain.port.PasswordHasher.Hashing.Hashed;
import io.portcullis.domain.port.PasswordHasher.Verification;
import io.portcullis.domain.port.PasswordHasher.Verification.Right;
import io.portcullis.domain.port.PasswordHasher.Verification.Wrong;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link PasswordHasher} promises, as long as there is room; what a full one answers is its own to show. */
public abstract class PasswordHasherContract {

    private static final String PASSWORD = "Tr\u00fcffel mit 3 Tassen Tee";
    private static final Verification WRONG = new Wrong();
    private static final Verification RIGHT = new Right(false);
    private static final Verification RIGHT_BUT_OUTDATED = new Right(true);

    /** The hasher under test, with room for a few calls at once. */
    protected abstract PasswordHasher hasher();

    /** The hasher of yesterday: {@link #hasher()} verifies its hashes, and finds them outdated. */
    protected abstract PasswordHasher yesterdays();

    /** A hasher whose hashes {@link #hasher()} can't verify, such as one with another secret. */
    protected abstract PasswordHasher strangers();

    @Test
    void a_password_verifies_against_its_own_hash() {
        assertThat(verify(PASSWORD, hash(hasher(), PASSWORD)))
                .as("the password itself, against a hash of today")
                .isEqualTo(RIGHT);
    }

    @Test
    void a_hash_kept_as_text_verifies_as_before() {
        PasswordHash loaded = new PasswordHash(hash(hasher(), PASSWORD).reveal());
        assertThat(verify(PASSWORD, loaded)).as("a hash that a store kept").isEqualTo(RIGHT);
    }

    @Test
    void another_password_is_wrong() {
        assertThat(verify("a quite different one", hash(hasher(), PASSWORD)))
                .as("another password")
                .isEqualTo(WRONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tr\u00fcffel mit 3 Tassen Tee",
                "Tr\u00fcffel mit 3 Tassen Tee ",
                " Tr\u00fcffel mit 3 Tassen Tee",
                "Tr\u00fcffel mit 3  Tassen Tee",
                "Tr\u00fcffel mit 3 Tassen Te",
                "Tr\u00fcffel mit 3 Tassen Tee\t",
                "Truffel mit 3 Tassen Tee",
                "Tr\u00fcffel mit \uff13 Tassen Tee"
            })
    void nothing_is_trimmed_folded_or_cut(String nearly) {
        assertThat(verify(nearly, hash(hasher(), PASSWORD)))
                .as("a password that differs by a trifle")
                .isEqualTo(WRONG);
    }

    @Test
    void both_ways_of_writing_an_umlaut_are_one_password() {
        assertThat(verify("Tru\u0308ffel mit 3 Tassen Tee", hash(hasher(), PASSWORD)))
                .as("the same password, decomposed")
                .isEqualTo(RIGHT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\u00e9", "\u8a9e", "\ud83d\udd11"})
    void the_longest_password_counts_to_its_last_character(String character) {
        String shared = character.repeat(Password.MAX_LENGTH - 1);
        PasswordHash hash = hash(hasher(), shared + "x");
        assertThat(verify(shared + "x", hash)).as("the longest password").isEqualTo(RIGHT);
        assertThat(verify(shared + "y", hash))
                .as("one that differs in its last character alone")
                .isEqualTo(WRONG);
        assertThat(verify(shared, hash)).as("one without its last character").isEqualTo(WRONG);
    }

    @Test
    void two_hashes_of_one_password_differ() {
        assertThat(hash(hasher(), PASSWORD).reveal())
                .as("a second hash, with a salt of its own")
                .isNotEqualTo(hash(hasher(), PASSWORD).reveal());
    }

    @Test
    void a_hash_does_not_hold_the_password() {
        assertThat(hash(hasher(), PASSWORD).reveal()).as("the hash").doesNotContain(PASSWORD);
    }

    @Test
    void without_a_hash_every_password_is_wrong() {
        assertThat(hasher().verify(PresentedPassword.of(PASSWORD), Optional.empty()))
                .as("a password of an unknown account")
                .isEqualTo(WRONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tr\u00fcffel \ud800 Tee", "Tr\u00fcffel \u0000 Tee", "tooLong"})
    void a_text_that_is_nobodys_password_is_wrong(String text) {
        String impossible = text.equals("tooLong") ? "x".repeat(Password.MAX_LENGTH + 1) : text;
        assertThat(PresentedPassword.of(impossible).possible()).isEmpty();
        assertThat(verify(impossible, hash(hasher(), PASSWORD)))
                .as("an impossible password")
                .isEqualTo(WRONG);
        assertThat(hasher().verify(PresentedPassword.of(impossible), Optional.empty()))
                .as("an impossible password of an unknown account")
                .isEqualTo(WRONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{}", "null", "{bcrypt}", "{noop}Tr\u00fcffel mit 3 Tassen Tee", "\u0000"})
    void a_hash_that_no_scheme_knows_verifies_nothing(String text) {
        assertThat(verify(PASSWORD, new PasswordHash(text)))
                .as("the hash that reads '%s'", text)
                .isEqualTo(WRONG);
        assertThat(verify(text + "x", new PasswordHash(text)))
                .as("another password, against the hash that reads '%s'", text)
                .isEqualTo(WRONG);
    }

    @Test
    void a_damaged_hash_verifies_nothing() {
        String text = hash(hasher(), PASSWORD).reveal();
        for (String damaged : List.of(
                text.substring(1), text.substring(0, text.length() - 1), text + "x", text + "\n", text + text)) {
            assertThat(verify(PASSWORD, new PasswordHash(damaged)))
                    .as("the hash damaged to '%s'", damaged)
                    .isEqualTo(WRONG);
        }
    }

    @Test
    void yesterdays_hash_verifies_and_is_found_outdated() {
        assertThat(verify(PASSWORD, hash(yesterdays(), PASSWORD)))
                .as("the password, against a hash of yesterday")
                .isEqualTo(RIGHT_BUT_OUTDATED);
    }

    @Test
    void another_password_is_wrong_for_yesterdays_hash_too() {
        assertThat(verify("a quite different one", hash(yesterdays(), PASSWORD)))
                .as("another password, against a hash of yesterday")
                .isEqualTo(WRONG);
    }

    @Test
    void a_strangers_hash_verifies_nothing() {
        assertThat(verify(PASSWORD, hash(strangers(), PASSWORD)))
                .as("the password, against a hash made elsewhere")
                .isEqualTo(WRONG);
    }

    @Test
    void threads_do_not_mix_up_their_passwords() {
        PasswordHasher hasher = hasher();
        List<Verification> answers = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> {
                    PasswordHash hash = hash(hasher, PASSWORD + i);
                    return hasher.verify(PresentedPassword.of(PASSWORD + i), Optional.of(hash));
                })
                .toList();
        assertThat(answers).as("each password against its own hash, at once").containsOnly(RIGHT);
    }

    @Test
    void interrupting_the_caller_does_not_interrupt_the_work() {
        Verification answer;
        boolean stillInterrupted;
        Thread.currentThread().interrupt();
        try {
            answer = verify(PASSWORD, hash(hasher(), PASSWORD));
        } finally {
            stillInterrupted = Thread.interrupted();
        }
        assertThat(answer).as("what an interrupted caller was answered").isEqualTo(RIGHT);
        assertThat(stillInterrupted).as("whether the caller still knows of it").isTrue();
    }

    private Verification verify(String presented, PasswordHash hash) {
        return hasher().verify(PresentedPassword.of(presented), Optional.of(hash));
    }

    /** The hash that {@code hasher} makes of a password that may be one. */
    protected static PasswordHash hash(PasswordHasher hasher, String password) {
        Password possible = PresentedPassword.of(password).possible().orElseThrow();
        return switch (hasher.hash(possible)) {
            case Hashed(PasswordHash hash) -> hash;
            case PasswordHasher.Overloaded overloaded ->
                throw new AssertionError("a hasher with room answered " + overloaded);
        };
    }
}
