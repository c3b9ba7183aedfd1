package io.portcullis.application.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.application.Hexagon;
import io.portcullis.application.signing.PublishSigningKey.Outcome.AlreadyWaiting;
import io.portcullis.application.signing.PublishSigningKey.Outcome.Derived;
import io.portcullis.application.signing.PublishSigningKey.Outcome.Published;
import io.portcullis.domain.administration.Authority;
import io.portcullis.domain.audit.AuditEntry;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.signing.KeyPolicy;
import io.portcullis.domain.signing.KeySchedule;
import io.portcullis.domain.signing.KeyState;
import io.portcullis.domain.signing.KeyTerm;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.testkit.contract.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishSigningKeyTest {

    private final Hexagon hexagon = new Hexagon();
    private SigningKey first;

    @BeforeEach
    void start() {
        hexagon.signing.rotateSigningKeys().handle(new RotateSigningKeys.Command(policy(SigningAlgorithm.ES256)));
        first = keys().getFirst();
        hexagon.clock.pass(Duration.ofMinutes(1));
    }

    @Test
    void a_key_that_nobody_waited_for_signs_after_notice() {
        Instant now = hexagon.clock.instant();
        assertThat(publish(SigningAlgorithm.EDDSA)).isEqualTo(new Published(keys().getLast(), KeyState.PUBLISHED));
        assertThat(keys()).hasSize(2).startsWith(first);
        assertThat(keys().getLast().algorithm()).isEqualTo(SigningAlgorithm.EDDSA);
        assertThat(keys().getLast().term())
                .isEqualTo(new KeyTerm(2, now, now.plus(KeySchedule.NOTICE), Hexagon.ACCESS_TOKEN_LIFETIME));
    }

    @Test
    void no_other_is_published_while_one_waits() {
        publish(SigningAlgorithm.ES256);
        SigningKey waiting = keys().getLast();
        hexagon.clock.pass(KeySchedule.NOTICE.minusNanos(1_000));
        assertThat(publish(SigningAlgorithm.ES256)).isEqualTo(new AlreadyWaiting(waiting));
        assertThat(keys()).containsExactly(first, waiting);

        hexagon.clock.pass(Duration.ofNanos(1_000));
        assertThat(publish(SigningAlgorithm.ES256)).isInstanceOf(Published.class);
    }

    @Test
    void a_derived_key_has_no_successor() {
        assertThat(publish(SigningAlgorithm.HS256)).isEqualTo(new Derived());
        assertThat(keys()).containsExactly(first);
    }

    @Test
    void of_many_that_publish_at_once_one_adds_a_key_and_the_others_are_shown_it() {
        List<PublishSigningKey.Outcome> outcomes = Race.run(_ -> publish(SigningAlgorithm.ES256));

        assertThat(keys()).hasSize(2);
        SigningKey second = keys().getLast();
        Published published = new Published(second, KeyState.PUBLISHED);
        assertThat(outcomes).containsOnly(published, new AlreadyWaiting(second));
        assertThat(outcomes).containsOnlyOnce(published);
        assertThat(hexagon.world.auditTrail().all().stream().map(AuditEntry::kind))
                .containsExactly("signing-key.added", "signing-key.added");
    }

    @Test
    void the_first_key_of_all_signs_at_once() {
        Hexagon empty = new Hexagon();
        assertThat(publish(empty, new Authority.Operator(), SigningAlgorithm.ES256))
                .isEqualTo(new Published(empty.world.signingKeys().all().getFirst(), KeyState.SIGNING));
    }

    @Test
    void the_trail_tells_of_it_and_names_no_operator() {
        publish(SigningAlgorithm.ES256);

        AuditEntry entry = hexagon.world.auditTrail().all().getLast();
        assertThat(entry.kind()).isEqualTo("signing-key.added");
        assertThat(entry.details())
                .isEqualTo(Map.of("key_id", keys().getLast().id().value()));
        assertThat(entry.actor()).isEmpty();
        assertThat(entry.address()).isEmpty();
    }

    @Test
    void the_trail_names_the_administrator_who_wanted_it() {
        hexagon.registered();
        Caller caller = hexagon.caller(hexagon.loggedIn());
        hexagon.clock.pass(Duration.ofSeconds(1));

        publish(hexagon, new Authority.Administrator(caller, Hexagon.ORIGIN), SigningAlgorithm.ES256);

        AuditEntry entry = hexagon.world.auditTrail().all().getLast();
        assertThat(entry.kind()).isEqualTo("signing-key.added");
        assertThat(entry.details())
                .isEqualTo(Map.of("key_id", keys().getLast().id().value()));
        assertThat(entry.actor()).contains(caller.account().id());
        assertThat(entry.session()).contains(caller.session().id());
        assertThat(entry.requestId()).contains(Hexagon.ORIGIN.requestId());
    }

    @Test
    void what_is_refused_is_no_event() {
        publish(SigningAlgorithm.ES256);
        int before = hexagon.world.auditTrail().all().size();

        publish(SigningAlgorithm.ES256);
        publish(SigningAlgorithm.HS256);

        assertThat(hexagon.world.auditTrail().all()).hasSize(before);
    }

    private List<SigningKey> keys() {
        return hexagon.world.signingKeys().all();
    }

    private PublishSigningKey.Outcome publish(SigningAlgorithm algorithm) {
        return publish(hexagon, new Authority.Operator(), algorithm);
    }

    private static PublishSigningKey.Outcome publish(Hexagon hexagon, Authority authority, SigningAlgorithm algorithm) {
        return hexagon.signing.publishSigningKey().handle(new PublishSigningKey.Command(authority, policy(algorithm)));
    }

    private static KeyPolicy policy(SigningAlgorithm algorithm) {
        return new KeyPolicy(algorithm, Hexagon.ACCESS_TOKEN_LIFETIME, Duration.ofDays(90));
    }
}
