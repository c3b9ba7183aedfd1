package io.portcullis.application.steps;

import static io.portcullis.application.Hexagon.LIFETIME;
import static io.portcullis.application.Hexagon.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.application.Hexagon;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.session.AuthenticationMethod;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenSessionTest {

    private final Hexagon hexagon = new Hexagon();
    private final OpenSession openSession = new OpenSession(
            hexagon.world.accounts(),
            hexagon.world.sessions(),
            hexagon.sealer,
            hexagon.secrets,
            hexagon.queueMail,
            hexagon.recordEvent,
            hexagon.world.transactions(),
            LIFETIME,
            hexagon.clock);

    @Test
    void whoever_proved_a_password_that_was_changed_meanwhile_gets_no_session() {
        Account proven = hexagon.registered();
        hexagon.advanceEpoch(proven.id());

        assertThat(openSession.open(proven, true, Set.of(AuthenticationMethod.PASSWORD), ORIGIN))
                .isEmpty();
        assertThat(hexagon.world.sessions().live(proven.id(), hexagon.clock.instant()))
                .isEmpty();
    }

    @Test
    void a_session_is_opened_with_the_roles_that_the_account_has_then() {
        Account proven = hexagon.registered();
        assertThat(openSession.open(proven, true, Set.of(AuthenticationMethod.PASSWORD), ORIGIN))
                .hasValueSatisfying(opened -> assertThat(opened.account()).isEqualTo(proven));
    }
}
