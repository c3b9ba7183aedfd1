package io.portcullis.crypto.credential;

import static io.portcullis.crypto.secret.SecretsOfTests.secrets;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.crypto.secret.EnvironmentSecrets;
import io.portcullis.domain.credential.Password;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.port.PasswordHasher.Hashing.Hashed;
import io.portcullis.domain.port.PasswordHasher.Verification;
import io.portcullis.domain.port.PasswordHasher.Verification.Right;
import io.portcullis.domain.port.PasswordHasher.Verification.Wrong;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCrypt;

/** Every failed check costs what hashing costs today, counted in bcrypt's rounds: the time tells nobody why it failed. */
class EqualWorkTest {

    private static final int COST = 8;
    private static final long FULL = 1L << COST;
    private static final String PASSWORD = "eight small hungry owls";
    private static final String OTHER = "seven large sated hawks";

    private final CountedBcrypt counted = new CountedBcrypt();
    private final BcryptPasswordHasher hasher = new BcryptPasswordHasher(secrets(2, 1), COST, counted);

    @Test
    void hashing_costs_the_full_work() {
        hasher.hash(PresentedPassword.of(PASSWORD).possible().orElseThrow());
        assertThat(counted.rounds()).isEqualTo(FULL);
    }

    @Test
    void a_wrong_password_costs_the_full_work() {
        assertFailsAtFullWork(OTHER, Optional.of(hash(secrets(2), COST)));
    }

    @Test
    void an_unknown_account_costs_the_full_work() {
        assertFailsAtFullWork(PASSWORD, Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6, 7})
    void a_wrong_password_against_a_cheaper_hash_costs_the_full_work(int cost) {
        assertFailsAtFullWork(OTHER, Optional.of(hash(secrets(2), cost)));
    }

    @Test
    void a_wrong_password_against_a_cheaper_hash_of_a_former_secret_costs_the_full_work() {
        assertFailsAtFullWork(OTHER, Optional.of(hash(secrets(1), 6)));
    }

    @Test
    void a_hash_of_an_unknown_secret_costs_the_full_work() {
        assertFailsAtFullWork(PASSWORD, Optional.of(hash(secrets(3), COST)));
        assertFailsAtFullWork(PASSWORD, Optional.of(hash(secrets(3), 4)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not a hash",
                "{bcrypt-hmac-sha384}",
                "{bcrypt-hmac-sha384}9ef7f9e6698ac049$2a$08$tooShort",
                "{bcrypt-hmac-sha384}9ef7f9e6698ac049$2a$03$CCCCCCCCCCCCCCCCCCCCC.CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC",
                "{bcrypt-hmac-sha384}9ef7f9e6698ac049$2a$32$CCCCCCCCCCCCCCCCCCCCC.CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC",
                "{bcrypt-hmac-sha384}9ef7f9e6698ac049$2a$99$CCCCCCCCCCCCCCCCCCCCC.CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC",
                "{bcrypt-hmac-sha384}9EF7F9E6698AC049$2a$08$CCCCCCCCCCCCCCCCCCCCC.CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC",
                "{bcrypt}",
                "{bcrypt}$2a$08$tooShort",
                "{bcrypt}$2a$03$CCCCCCCCCCCCCCCCCCCCC.CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC",
                "{bcrypt}$2b$00$CCCCCCCCCCCCCCCCCCCCC.CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC",
                "{bcrypt}$2y$32$CCCCCCCCCCCCCCCCCCCCC.CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC",
                "{bcrypt}$2x$08$CCCCCCCCCCCCCCCCCCCCC.CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC",
                "{bcrypt}$2$08$CCCCCCCCCCCCCCCCCCCCC.CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC",
                "{bcrypt}$2c$04$CCCCCCCCCCCCCCCCCCCCC.CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC",
                "{bcrypt}9ef7f9e6698ac049$2a$08$CCCCCCCCCCCCCCCCCCCCC.CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC",
                "{BCRYPT}$2a$04$CCCCCCCCCCCCCCCCCCCCC.CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC",
                "{bcrypt-sha256}$2a$04$CCCCCCCCCCCCCCCCCCCCC.CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC",
                "{argon2id}$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA",
                "$2a$08$CCCCCCCCCCCCCCCCCCCCC.CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC"
            })
    void a_hash_that_is_malformed_or_of_no_known_scheme_costs_the_full_work(String text) {
        assertFailsAtFullWork(PASSWORD, Optional.of(new PasswordHash(text)));
    }

    @Test
    void a_text_that_is_nobodys_password_costs_the_full_work() {
        for (String impossible : new String[] {"x".repeat(Password.MAX_LENGTH + 1), "\ud800 alone", "a\u0000a"}) {
            assertFailsAtFullWork(impossible, Optional.empty());
            assertFailsAtFullWork(impossible, Optional.of(hash(secrets(2), COST)));
            assertFailsAtFullWork(impossible, Optional.of(hash(secrets(1), 4)));
            assertFailsAtFullWork(impossible, Optional.of(foreign("$2b", 4)));
            assertFailsAtFullWork(impossible, Optional.of(foreign("$2b", COST + 2)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6, 7, COST})
    void a_wrong_password_against_a_foreign_hash_costs_the_full_work(int cost) {
        for (String version : new String[] {"$2a", "$2b", "$2y"}) {
            assertFailsAtFullWork(OTHER, Optional.of(foreign(version, cost)));
            assertFailsAtFullWork("", Optional.of(foreign(version, cost)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, COST, COST + 2})
    void a_password_that_a_foreign_hash_would_cut_costs_the_full_work(int cost) {
        for (String tooLong : new String[] {"x".repeat(73), "\u00e9".repeat(37), "\u8a9e".repeat(25)}) {
            assertFailsAtFullWork(tooLong, Optional.of(foreign("$2b", cost)));
        }
    }

    @Test
    void a_hash_of_a_higher_cost_costs_what_it_says() {
        for (PasswordHash dearer : List.of(hash(secrets(2), COST + 2), foreign("$2b", COST + 2))) {
            assertThat(roundsOf(OTHER, Optional.of(dearer), new Wrong())).isEqualTo(1L << (COST + 2));
        }
    }

    @Test
    void the_right_password_costs_one_check() {
        for (PasswordHash cheaper : List.of(hash(secrets(1), 6), foreign("$2b", 6))) {
            assertThat(roundsOf(PASSWORD, Optional.of(cheaper), new Right(true)))
                    .isEqualTo(1L << 6);
        }
    }

    private void assertFailsAtFullWork(String presented, Optional<PasswordHash> hash) {
        assertThat(roundsOf(presented, hash, new Wrong()))
                .as("the rounds of a failed check")
                .isEqualTo(FULL);
    }

    private long roundsOf(String presented, Optional<PasswordHash> hash, Verification expected) {
        long before = counted.rounds();
        assertThat(hasher.verify(PresentedPassword.of(presented), hash)).isEqualTo(expected);
        return counted.rounds() - before;
    }

    private static PasswordHash hash(EnvironmentSecrets secrets, int cost) {
        Password password = PresentedPassword.of(PASSWORD).possible().orElseThrow();
        return ((Hashed) new BcryptPasswordHasher(secrets, cost).hash(password)).hash();
    }

    private static PasswordHash foreign(String version, int cost) {
        return new PasswordHash("{bcrypt}" + BCrypt.hashpw(PASSWORD, BCrypt.gensalt(version, cost)));
    }
}
