package io.portcullis.application.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.application.Hexagon;
import io.portcullis.application.signing.ListSigningKeys.Listing;
import io.portcullis.application.signing.ListSigningKeys.Outcome.Listed;
import io.portcullis.domain.signing.KeyPolicy;
import io.portcullis.domain.signing.KeySchedule;
import io.portcullis.domain.signing.KeyState;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.signing.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListSigningKeysTest {

    private static final KeyPolicy POLICY =
            new KeyPolicy(SigningAlgorithm.ES256, Hexagon.ACCESS_TOKEN_LIFETIME, Duration.ofDays(90));

    private final Hexagon hexagon = new Hexagon();

    @Test
    void a_store_without_keys_has_none_to_list() {
        assertThat(list()).isEqualTo(new Listed(List.of()));
    }

    @Test
    void keys_are_listed_with_what_they_are_good_for_and_until_when() {
        publish();
        SigningKey first = keys().getFirst();
        assertThat(list()).isEqualTo(new Listed(List.of(new Listing(first, KeyState.SIGNING, Optional.empty()))));

        publish();
        SigningKey second = keys().getLast();
        Instant gone = second.term()
                .signsFrom()
                .plus(Hexagon.ACCESS_TOKEN_LIFETIME)
                .plus(KeySchedule.CLOCKS_APART)
                .plus(KeySchedule.READ_AGAIN);
        assertThat(list())
                .isEqualTo(new Listed(List.of(
                        new Listing(first, KeyState.SIGNING, Optional.of(gone)),
                        new Listing(second, KeyState.PUBLISHED, Optional.empty()))));

        hexagon.clock.pass(KeySchedule.NOTICE);
        assertThat(list())
                .isEqualTo(new Listed(List.of(
                        new Listing(first, KeyState.RETIRING, Optional.of(gone)),
                        new Listing(second, KeyState.SIGNING, Optional.empty()))));
    }

    private void publish() {
        assertThat(hexagon.signing.publishSigningKey().handle(new PublishSigningKey.Command(POLICY)))
                .isInstanceOf(PublishSigningKey.Outcome.Published.class);
    }

    private List<SigningKey> keys() {
        return hexagon.world.signingKeys().all();
    }

    private ListSigningKeys.Outcome list() {
        return hexagon.signing.listSigningKeys().handle(new ListSigningKeys.Query());
    }
}
