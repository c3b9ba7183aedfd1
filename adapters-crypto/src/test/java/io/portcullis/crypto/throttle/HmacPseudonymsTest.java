package io.portcullis.crypto.throttle;

import static io.portcullis.crypto.secret.SecretsOfTests.secrets;
import static io.portcullis.testkit.Samples.email;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.port.Pseudonyms;
import io.portcullis.testkit.contract.PseudonymsContract;
import org.junit.jupiter.api.Test;

class HmacPseudonymsTest extends PseudonymsContract {

    @Override
    protected Pseudonyms pseudonyms() {
        return new HmacPseudonyms(secrets(1));
    }

    @Override
    protected Pseudonyms renewed() {
        return new HmacPseudonyms(secrets(2, 1));
    }

    /** Computed by Python's hmac; a pseudonym that changed would hand every guesser a fresh budget. */
    @Test
    void a_pseudonym_is_the_known_answer() {
        assertThat(pseudonyms().ofEmail(email("Ada@example.org")))
                .hasToString("5e6af986109825881eacb8457f4501cb1c7813194400e06bbab10e4fcf02fabb");
        assertThat(pseudonyms().ofNetwork("192.0.2.1"))
                .hasToString("fe4fcc60f9cad40a6aa924c5cf72ade53ea26608e9ccdeb69963c5262156a735");
    }
}
