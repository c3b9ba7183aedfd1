package io.portcullis.application.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.application.Hexagon;
import io.portcullis.application.signing.ListSigningKeys.Listing;
import io.portcullis.application.signing.ListSigningKeys.Outcome.Listed;
import io.portcullis.domain.administration.Authority;
import io.portcullis.domain.audit.AuditEntry;
import io.portcullis.domain.session.Caller;
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

    /** Else somebody would look for a key that signs, and find the wrong one. */
    @Test
    void under_a_derived_key_no_stored_key_signs_or_will() {
        publish();
        publish();
        KeyPolicy derived = new KeyPolicy(SigningAlgorithm.HS256, Hexagon.ACCESS_TOKEN_LIFETIME, Duration.ofDays(90));

        assertThat(states(derived)).containsExactly(KeyState.RETIRING, KeyState.RETIRING);
        hexagon.clock.pass(Duration.ofDays(1));
        assertThat(states(derived)).containsExactly(KeyState.GONE, KeyState.RETIRING);
    }

    @Test
    void an_administrator_who_looks_is_in_the_trail() {
        hexagon.registered();
        Caller caller = hexagon.caller(hexagon.loggedIn());
        hexagon.clock.pass(Duration.ofSeconds(1));
        int before = hexagon.world.auditTrail().all().size();

        hexagon.signing
                .listSigningKeys()
                .handle(new ListSigningKeys.Query(new Authority.Administrator(caller, Hexagon.ORIGIN), POLICY));

        assertThat(hexagon.world.auditTrail().all()).hasSize(before + 1);
        AuditEntry entry = hexagon.world.auditTrail().all().getLast();
        assertThat(entry.kind()).isEqualTo("signing-key.listed");
        assertThat(entry.actor()).contains(caller.account().id());
        assertThat(entry.session()).contains(caller.session().id());
        assertThat(entry.requestId()).contains(Hexagon.ORIGIN.requestId());
    }

    @Test
    void an_operator_who_looks_leaves_no_entry() {
        list();
        assertThat(hexagon.world.auditTrail().all()).isEmpty();
    }

    private List<KeyState> states(KeyPolicy policy) {
        return switch (list(policy)) {
            case Listed(var keys) -> keys.stream().map(Listing::state).toList();
        };
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

    private ListSigningKeys.Outcome list() {
        return list(POLICY);
    }

    private ListSigningKeys.Outcome list(KeyPolicy policy) {
        return hexagon.signing.listSigningKeys().handle(new ListSigningKeys.Query(new Authority.Operator(), policy));
    }
}
