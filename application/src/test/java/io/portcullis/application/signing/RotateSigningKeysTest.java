package io.portcullis.application.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.application.Hexagon;
import io.portcullis.application.signing.RotateSigningKeys.Outcome.Rotated;
import io.portcullis.application.steps.ChangeKeyLine;
import io.portcullis.application.steps.RecordEvent;
import io.portcullis.domain.audit.AuditEntry;
import io.portcullis.domain.port.AuditTrail;
import io.portcullis.domain.signing.KeyPolicy;
import io.portcullis.domain.signing.KeySchedule;
import io.portcullis.domain.signing.PublicKey;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.testkit.contract.Race;
import io.portcullis.testkit.fake.FakeAccessTokens;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class RotateSigningKeysTest {

    private static final Duration ROTATION = Duration.ofDays(90);
    private static final Duration AFTERMATH =
            Hexagon.ACCESS_TOKEN_LIFETIME.plus(KeySchedule.CLOCKS_APART).plus(KeySchedule.READ_AGAIN);

    private final Hexagon hexagon = new Hexagon();

    @Test
    void an_empty_store_gets_a_key_that_signs_at_once() {
        assertThat(rotate()).isEqualTo(new Rotated(1, 0));
        assertThat(keys()).extracting(SigningKey::algorithm).containsExactly(SigningAlgorithm.ES256);
        assertThat(schedule().signing(hexagon.clock.instant())).contains(keys().getFirst());
    }

    @Test
    void a_store_that_has_a_key_keeps_it() {
        rotate();
        List<SigningKey> before = keys();
        assertThat(rotate()).isEqualTo(new Rotated(0, 0));
        assertThat(keys()).isEqualTo(before);
    }

    @Test
    void a_key_that_has_signed_for_the_period_gets_a_successor_and_goes_when_its_tokens_have_expired() {
        rotate();
        SigningKey first = keys().getFirst();
        hexagon.clock.pass(ROTATION);
        assertThat(rotate()).isEqualTo(new Rotated(1, 0));
        SigningKey second = keys().getLast();
        assertThat(schedule().signing(hexagon.clock.instant())).contains(first);

        hexagon.clock.pass(KeySchedule.NOTICE);
        assertThat(rotate()).isEqualTo(new Rotated(0, 0));
        assertThat(schedule().signing(hexagon.clock.instant())).contains(second);

        hexagon.clock.pass(AFTERMATH);
        assertThat(rotate()).isEqualTo(new Rotated(0, 1));
        assertThat(keys()).containsExactly(second);
    }

    @Test
    void another_algorithm_gets_a_key_while_the_former_one_signs_on() {
        rotate();
        SigningKey former = keys().getFirst();

        assertThat(rotate(policy(SigningAlgorithm.EDDSA, Hexagon.ACCESS_TOKEN_LIFETIME)))
                .isEqualTo(new Rotated(1, 0));

        assertThat(keys())
                .extracting(SigningKey::algorithm)
                .containsExactly(SigningAlgorithm.ES256, SigningAlgorithm.EDDSA);
        assertThat(schedule().signing(hexagon.clock.instant())).contains(former);
    }

    @Test
    void longer_lives_are_told_to_the_key_that_will_sign_them() {
        rotate();
        Duration longer = Hexagon.ACCESS_TOKEN_LIFETIME.plusSeconds(1);
        rotate(policy(SigningAlgorithm.ES256, longer));
        assertThat(keys()).extracting(key -> key.term().tokenLife()).containsExactly(longer);
        rotate();
        assertThat(keys()).extracting(key -> key.term().tokenLife()).containsExactly(longer);
    }

    @Test
    void the_trail_tells_of_a_key_that_came_and_of_one_that_went() {
        rotate();
        SigningKey first = keys().getFirst();
        hexagon.clock.pass(ROTATION);
        rotate();
        SigningKey second = keys().getLast();
        hexagon.clock.pass(KeySchedule.NOTICE.plus(AFTERMATH));
        rotate();
        rotate();

        assertThat(hexagon.world.auditTrail().all())
                .extracting(entry -> entry.kind() + " " + entry.details().get("key_id"))
                .containsExactlyInAnyOrder(
                        "signing-key.added " + first.id(),
                        "signing-key.added " + second.id(),
                        "signing-key.removed " + first.id());
    }

    @Test
    void no_key_comes_or_goes_where_the_trail_cannot_tell_of_it() {
        rotate();
        hexagon.clock.pass(ROTATION);
        AuditTrail full = Mockito.mock();
        Mockito.doThrow(new IllegalStateException("the trail is full"))
                .when(full)
                .add(Mockito.any());
        RotateSigningKeys untold = new RotateSigningKeys(
                hexagon.world.signingKeys(),
                hexagon.vault,
                new ChangeKeyLine(
                        hexagon.world.signingKeys(),
                        new RecordEvent(full, hexagon.secrets, hexagon.clock),
                        hexagon.world.transactions()),
                hexagon.clock);
        RotateSigningKeys.Command command =
                new RotateSigningKeys.Command(policy(SigningAlgorithm.ES256, Hexagon.ACCESS_TOKEN_LIFETIME));

        assertThatThrownBy(() -> untold.handle(command)).hasMessage("the trail is full");
        assertThat(keys()).hasSize(1);

        rotate();
        hexagon.clock.pass(KeySchedule.NOTICE.plus(AFTERMATH));
        assertThatThrownBy(() -> untold.handle(command)).hasMessage("the trail is full");
        assertThat(keys()).hasSize(2);
    }

    @Test
    void of_many_nodes_that_rotate_at_once_one_does() {
        for (int turn = 0; turn < 3; turn++) {
            Race.run(_ -> rotate());
            assertThat(schedule().wanted(policy(SigningAlgorithm.ES256, AFTERMATH), hexagon.clock.instant()))
                    .isEmpty();
            hexagon.clock.pass(ROTATION.plus(KeySchedule.NOTICE));
        }

        assertThat(hexagon.world.auditTrail().all().stream().map(AuditEntry::kind))
                .containsExactlyInAnyOrder(
                        "signing-key.added", "signing-key.added", "signing-key.added", "signing-key.removed");
    }

    @Test
    void a_symmetric_algorithm_needs_no_stored_key() {
        assertThat(rotate(policy(SigningAlgorithm.HS256, Hexagon.ACCESS_TOKEN_LIFETIME)))
                .isEqualTo(new Rotated(0, 0));
        assertThat(keys()).isEmpty();
    }

    @Test
    void everybody_may_see_the_public_keys() {
        rotate();
        List<PublicKey> keys = keys().stream().map(SigningKey::publicKey).toList();
        ListPublicKeys listPublicKeys = new ListPublicKeys(new FakeAccessTokens(hexagon.clock, keys));
        assertThat(listPublicKeys.handle(new ListPublicKeys.Query()))
                .isEqualTo(new ListPublicKeys.Outcome.Listed(keys));
    }

    private List<SigningKey> keys() {
        return hexagon.world.signingKeys().all();
    }

    private KeySchedule schedule() {
        return new KeySchedule(keys());
    }

    private RotateSigningKeys.Outcome rotate() {
        return rotate(policy(SigningAlgorithm.ES256, Hexagon.ACCESS_TOKEN_LIFETIME));
    }

    private RotateSigningKeys.Outcome rotate(KeyPolicy policy) {
        return hexagon.signing.rotateSigningKeys().handle(new RotateSigningKeys.Command(policy));
    }

    private static KeyPolicy policy(SigningAlgorithm algorithm, Duration tokenLife) {
        return new KeyPolicy(algorithm, tokenLife, ROTATION);
    }
}
