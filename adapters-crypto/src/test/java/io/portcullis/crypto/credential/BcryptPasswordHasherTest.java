package io.portcullis.crypto.credential;

import static io.portcullis.crypto.secret.SecretsOfTests.secrets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.port.PasswordHasher;
import io.portcullis.domain.port.PasswordHasher.Verification;
import io.portcullis.domain.port.PasswordHasher.Verification.Right;
import io.portcullis.domain.port.PasswordHasher.Verification.Wrong;
import io.portcullis.testkit.contract.PasswordHasherContract;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCrypt;

class BcryptPasswordHasherTest extends PasswordHasherContract {

    private static final int COST = 5;
    private static final String PASSWORD = "Tr\u00fcffel mit 3 Tassen Tee";

    @Override
    protected PasswordHasher hasher() {
        return new BcryptPasswordHasher(secrets(1), COST);
    }

    @Override
    protected PasswordHasher yesterdays() {
        return new BcryptPasswordHasher(secrets(1), COST - 1);
    }

    @Override
    protected PasswordHasher strangers() {
        return new BcryptPasswordHasher(secrets(2), COST);
    }

    @Test
    void a_hash_names_its_scheme_its_secret_and_its_cost() {
        assertThat(hash(hasher(), PASSWORD).reveal())
                .matches("\\{bcrypt-hmac-sha384}9ef7f9e6698ac049\\$2a\\$05\\$[./A-Za-z0-9]{53}");
    }

    /** The pre-hash was computed by Python's hmac; every stored hash depends on it, so it never changes. */
    @Test
    void what_bcrypt_hashes_is_the_known_answer() {
        String bcrypt = hash(hasher(), PASSWORD).reveal().substring("{bcrypt-hmac-sha384}9ef7f9e6698ac049".length());
        byte[] preHash =
                "fyuHK17t+Q9y8csyQtY2kTxUmD5ICy4Z+zKSfPoWCtZiS61bjHkLzcyk5SjTblrS".getBytes(StandardCharsets.US_ASCII);
        assertThat(BCrypt.checkpw(preHash, bcrypt)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u00e9", "\ud83d\udd11"})
    void what_lies_behind_the_72_bytes_that_bcrypt_reads_counts_too(String character) {
        String shared = character.repeat(72 / character.getBytes(StandardCharsets.UTF_8).length);
        PasswordHash hash = hash(hasher(), shared + "a");
        assertThat(verify(hasher(), shared + "a", hash)).isEqualTo(new Right(false));
        assertThat(verify(hasher(), shared + "b", hash)).isEqualTo(new Wrong());
        assertThat(verify(hasher(), shared, hash)).isEqualTo(new Wrong());
    }

    @Test
    void a_hash_under_a_former_secret_verifies_and_is_outdated() {
        PasswordHasher renewed = new BcryptPasswordHasher(secrets(2, 1), COST);
        assertThat(verify(renewed, PASSWORD, hash(hasher(), PASSWORD))).isEqualTo(new Right(true));
    }

    @Test
    void a_hash_of_a_higher_cost_verifies_and_is_outdated() {
        PasswordHasher dearer = new BcryptPasswordHasher(secrets(1), COST + 1);
        assertThat(verify(hasher(), PASSWORD, hash(dearer, PASSWORD))).isEqualTo(new Right(true));
    }

    @Test
    void naming_another_of_our_secrets_does_not_move_a_hash_under_it() {
        PasswordHasher renewed = new BcryptPasswordHasher(secrets(2, 1), COST);
        String moved = hash(renewed, PASSWORD)
                .reveal()
                .replaceFirst("}.{16}", "}" + secrets(1).first().id());
        assertThat(verify(renewed, PASSWORD, new PasswordHash(moved))).isEqualTo(new Wrong());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 3, 32})
    void a_cost_that_bcrypt_does_not_know_is_refused(int cost) {
        assertThatIllegalArgumentException().isThrownBy(() -> new BcryptPasswordHasher(secrets(1), cost));
    }

    private static Verification verify(PasswordHasher hasher, String presented, PasswordHash hash) {
        return hasher.verify(PresentedPassword.of(presented), Optional.of(hash));
    }
}
