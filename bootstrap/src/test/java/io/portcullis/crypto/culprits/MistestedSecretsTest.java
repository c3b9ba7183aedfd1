package io.portcullis.crypto.culprits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A test that its plug passes, and a contract wouldn't let it. */
class MistestedSecretsTest {

    @Test
    void it_gives_as_many_bytes_as_are_asked_for() {
        assertThat(new MistestedSecrets().bytes(3)).hasSize(3);
    }
}
