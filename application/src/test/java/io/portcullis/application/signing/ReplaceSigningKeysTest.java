package io.portcullis.application.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import io.portcullis.application.Hexagon;
import io.portcullis.application.signing.ReplaceSigningKeys.Outcome.Derived;
import io.portcullis.application.signing.ReplaceSigningKeys.Outcome.Replaced;
import io.portcullis.application.signing.ReplaceSigningKeys.Outcome.ReplacedMeanwhile;
import io.portcullis.application.steps.ChangeKeyLine;
import io.portcullis.application.steps.RecordEvent;
import io.portcullis.domain.administration.Authority;
import io.portcullis.domain.audit.AuditEntry;
import io.portcullis.domain.port.AuditTrail;
import io.portcullis.domain.port.KeyVault;
import io.portcullis.domain.signing.KeyPolicy;
import io.portcullis.domain.signing.KeySchedule;
import io.portcullis.domain.signing.KeyTerm;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.testkit.contract.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplaceSigningKeysTest {

    private static final KeyPolicy POLICY = policy(SigningAlgorithm.ES256);

    private final Hexagon hexagon = new Hexagon();
    private SigningKey first;
    private SigningKey second;

    @BeforeEach
    void start() {
        publish();
        publish();
        first = keys().getFirst();
        second = keys().getLast();
        hexagon.clock.pass(Duration.ofMinutes(1));
    }

    @Test
    void one_key_that_signs_at_once_takes_the_place_of_all() {
        Instant now = hexagon.clock.instant();
        ReplaceSigningKeys.Outcome outcome = replace(hexagon.vault, POLICY);

        assertThat(keys()).hasSize(1);
        SigningKey third = keys().getFirst();
        assertThat(outcome).isEqualTo(new Replaced(third, List.of(first.id(), second.id())));
        assertThat(third.term()).isEqualTo(new KeyTerm(3, now, now, Hexagon.ACCESS_TOKEN_LIFETIME));
        assertThat(new KeySchedule(keys()).signing(now)).contains(third);
    }

    @Test
    void rotation_goes_on_from_there() {
        replace(hexagon.vault, POLICY);
        publish();
        assertThat(keys()).extracting(key -> key.term().number()).containsExactly(3L, 4L);
    }

    @Test
    void derived_keys_are_not_replaced() {
        assertThat(replace(hexagon.vault, policy(SigningAlgorithm.HS256))).isEqualTo(new Derived());
        assertThat(keys()).containsExactly(first, second);
    }

    @Test
    void of_many_that_replace_at_once_one_does_and_the_others_leave_its_key() {
        List<ReplaceSigningKeys.Outcome> outcomes = Race.run(_ -> replace(hexagon.vault, POLICY));

        assertThat(keys()).hasSize(1);
        SigningKey left = keys().getFirst();
        assertThat(outcomes)
                .anySatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Replaced.class,
                                replaced -> assertThat(replaced.key()).isEqualTo(left)));
        assertThat(hexagon.world.signingKeys().all()).doesNotContain(first, second);
    }

    @Test
    void whoever_finds_all_replaced_meanwhile_leaves_the_winners_key() {
        KeyVault overtaken = overtakenBy(() -> replace(hexagon.vault, POLICY));
        ReplaceSigningKeys.Outcome outcome = replace(overtaken, POLICY);
        assertThat(keys()).hasSize(1);
        assertThat(outcome).isEqualTo(new ReplacedMeanwhile(keys().getFirst()));
    }

    @Test
    void whoever_is_overtaken_by_a_rotation_replaces_that_key_too() {
        hexagon.clock.pass(KeySchedule.NOTICE);
        KeyVault overtaken = overtakenBy(this::publish);
        ReplaceSigningKeys.Outcome outcome = replace(overtaken, POLICY);
        assertThat(keys()).hasSize(1);
        assertThat(keys().getFirst().term().number()).isEqualTo(4);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Replaced.class,
                        replaced -> assertThat(replaced.removed()).hasSize(3).startsWith(first.id(), second.id()));
    }

    @Test
    void the_trail_tells_of_the_key_that_came_and_of_those_that_went() {
        replace(hexagon.vault, POLICY);
        assertThat(hexagon.world.auditTrail().all())
                .extracting(entry -> entry.kind() + " " + entry.details().get("key_id"))
                .containsExactlyInAnyOrder(
                        "signing-key.added " + first.id(),
                        "signing-key.added " + second.id(),
                        "signing-key.added " + keys().getFirst().id(),
                        "signing-key.removed " + first.id(),
                        "signing-key.removed " + second.id());
    }

    @Test
    void all_of_it_happens_or_nothing() {
        AuditTrail full = mock(delegatesTo(hexagon.world.auditTrail()));
        doThrow(new IllegalStateException("the trail is full"))
                .when(full)
                .add(argThat(ReplaceSigningKeysTest::removal));
        ReplaceSigningKeys untold = new ReplaceSigningKeys(
                hexagon.world.signingKeys(),
                hexagon.vault,
                new ChangeKeyLine(
                        hexagon.world.signingKeys(),
                        new RecordEvent(full, hexagon.secrets, hexagon.clock),
                        hexagon.world.transactions()),
                hexagon.world.transactions(),
                hexagon.clock);
        ReplaceSigningKeys.Command command = new ReplaceSigningKeys.Command(POLICY);

        assertThatThrownBy(() -> untold.handle(command)).hasMessage("the trail is full");
        assertThat(keys()).containsExactly(first, second);
    }

    private static boolean removal(AuditEntry entry) {
        return entry.kind().equals("signing-key.removed");
    }

    /** While it makes its first key, somebody else does something. */
    private KeyVault overtakenBy(Runnable other) {
        KeyVault vault = mock(delegatesTo(hexagon.vault));
        AtomicBoolean overtaken = new AtomicBoolean();
        doAnswer(call -> {
                    if (overtaken.compareAndSet(false, true)) {
                        other.run();
                    }
                    return call.getMethod().invoke(hexagon.vault, call.getArguments());
                })
                .when(vault)
                .generate(any(), any());
        return vault;
    }

    private ReplaceSigningKeys.Outcome replace(KeyVault vault, KeyPolicy policy) {
        return new ReplaceSigningKeys(
                        hexagon.world.signingKeys(),
                        vault,
                        new ChangeKeyLine(
                                hexagon.world.signingKeys(), hexagon.recordEvent, hexagon.world.transactions()),
                        hexagon.world.transactions(),
                        hexagon.clock)
                .handle(new ReplaceSigningKeys.Command(policy));
    }

    private void publish() {
        assertThat(hexagon.signing
                        .publishSigningKey()
                        .handle(new PublishSigningKey.Command(new Authority.Operator(), POLICY)))
                .isInstanceOf(PublishSigningKey.Outcome.Published.class);
    }

    private List<SigningKey> keys() {
        return hexagon.world.signingKeys().all();
    }

    private static KeyPolicy policy(SigningAlgorithm algorithm) {
        return new KeyPolicy(algorithm, Hexagon.ACCESS_TOKEN_LIFETIME, Duration.ofDays(90));
    }
}
