package io.portcullis.crypto.secret;

import static io.portcullis.crypto.secret.SecretsOfTests.secret;
import static io.portcullis.crypto.secret.SecretsOfTests.secrets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class EnvironmentSecretsTest {

    @Test
    void the_first_comes_first_and_the_former_ones_keep_their_order() {
        assertThat(secrets(3, 2, 1).all())
                .extracting(EnvironmentSecret::id)
                .containsExactly(secret(3).id(), secret(2).id(), secret(1).id());
        assertThat(secrets(3, 2, 1).first().id()).isEqualTo(secret(3).id());
    }

    @Test
    void a_secret_is_found_by_its_id() {
        assertThat(secrets(3, 2).find(secret(2).id())).isPresent();
        assertThat(secrets(3, 2).find(secret(1).id())).isEmpty();
    }

    @Test
    void a_fourth_former_secret_is_refused() {
        assertThat(secrets(5, 4, 3, 2).all()).hasSize(4);
        assertThatIllegalArgumentException().isThrownBy(() -> secrets(5, 4, 3, 2, 1));
    }

    @Test
    void the_same_secret_twice_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> secrets(1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> secrets(3, 2, 2));
    }
}
