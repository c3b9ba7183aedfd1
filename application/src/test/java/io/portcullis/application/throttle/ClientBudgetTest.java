package io.portcullis.application.throttle;

import static io.portcullis.application.Hexagon.ADA;
import static io.portcullis.application.Hexagon.PASSWORD;
import static io.portcullis.application.Hexagon.email;
import static io.portcullis.application.Hexagon.newPassword;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.application.Hexagon;
import io.portcullis.application.account.RegisterAccount;
import io.portcullis.application.session.LogIn;
import io.portcullis.application.session.RefreshSession;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.token.TokenSet;
import io.portcullis.testkit.contract.Race;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client's network may try so often a minute, whatever comes of it. */
class ClientBudgetTest {

    private static final Origin HERE = origin("2001:db8:1:2::1", "2001:db8:1:2::");
    private static final Origin NEXT_DOOR = origin("2001:db8:1:2:ffff::9", "2001:db8:1:2::");
    private static final Origin ELSEWHERE = origin("2001:db8:1:3::1", "2001:db8:1:3::");

    private final Hexagon hexagon = new Hexagon();
    private TokenSet tokens;

    @BeforeEach
    void live() {
        hexagon.registered();
        tokens = hexagon.loggedIn();
    }

    @Test
    void a_network_logs_in_30_times_a_minute() {
        for (int i = 0; i < 30; i++) {
            assertThat(logIn(email("somebody" + i + "@example.org"), HERE)).isInstanceOf(LogIn.Outcome.Refused.class);
        }

        assertThat(logIn(ADA, HERE)).isEqualTo(new LogIn.Outcome.Throttled(Duration.ofSeconds(2)));
        assertThat(logIn(ADA, NEXT_DOOR)).isInstanceOf(LogIn.Outcome.Throttled.class);
        assertThat(logIn(ADA, ELSEWHERE)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
        hexagon.clock.pass(Duration.ofSeconds(2));
        assertThat(logIn(ADA, HERE)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
        assertThat(logIn(ADA, HERE)).isInstanceOf(LogIn.Outcome.Throttled.class);
    }

    @Test
    void a_network_registers_10_accounts_a_minute() {
        for (int i = 0; i < 10; i++) {
            assertThat(register("somebody" + i + "@example.org"))
                    .isInstanceOf(RegisterAccount.Outcome.Registered.class);
        }

        assertThat(register("one-more@example.org"))
                .isEqualTo(new RegisterAccount.Outcome.Throttled(Duration.ofSeconds(6)));
        assertThat(logIn(ADA, HERE))
                .as("each kind of act has a budget of its own")
                .isInstanceOf(LogIn.Outcome.LoggedIn.class);
    }

    @Test
    void a_network_refreshes_120_times_a_minute() {
        for (int i = 0; i < 120; i++) {
            assertThat(refresh()).isInstanceOf(RefreshSession.Outcome.Refreshed.class);
        }

        assertThat(refresh()).isEqualTo(new RefreshSession.Outcome.Throttled(Duration.ofSeconds(1)));
        hexagon.clock.pass(Duration.ofSeconds(1));
        assertThat(refresh())
                .as("the token that was refused is as good as it was")
                .isInstanceOf(RefreshSession.Outcome.Refreshed.class);
    }

    @Test
    void what_was_not_checked_is_given_back() {
        hexagon.hasher.overload(Duration.ofSeconds(3));
        for (int i = 0; i < 40; i++) {
            assertThat(logIn(ADA, HERE)).isInstanceOf(LogIn.Outcome.Overloaded.class);
            assertThat(register("somebody@example.org")).isInstanceOf(RegisterAccount.Outcome.Overloaded.class);
        }
        hexagon.hasher.relieve();
        for (int i = 0; i < 40; i++) {
            logIn(ADA, "wrong", HERE);
        }

        assertThat(logIn(ADA, HERE))
                .as("five were checked; the others waited for the account's budget, and cost the network nothing")
                .isEqualTo(new LogIn.Outcome.Throttled(Duration.ofSeconds(1)));
        assertThat(logIn(email("nobody@example.org"), HERE)).isInstanceOf(LogIn.Outcome.Refused.class);
    }

    @Test
    void a_network_gains_nothing_by_trying_in_parallel() {
        List<LogIn.Outcome> came = Race.run(200, i -> logIn(email("somebody" + i + "@example.org"), HERE));

        assertThat(came).filteredOn(LogIn.Outcome.Refused.class::isInstance).hasSize(30);
        assertThat(came).filteredOn(LogIn.Outcome.Throttled.class::isInstance).hasSize(170);
    }

    @Test
    void budgets_that_lie_idle_are_forgotten_but_not_the_failures_at_an_account() {
        logIn(ADA, "wrong", HERE);
        logIn(email("nobody@example.org"), "wrong", HERE);
        hexagon.clock.pass(Duration.ofDays(1).plusNanos(1000));

        assertThat(hexagon.throttle.sweepBudgets().handle(new SweepBudgets.Command()))
                .as("two networks' logins and one's registrations, an address that nobody has, and two caps of mail")
                .isEqualTo(new SweepBudgets.Outcome.Swept(6));
        for (int i = 0; i < 4; i++) {
            assertThat(logIn(ADA, "wrong", HERE)).isInstanceOf(LogIn.Outcome.Refused.class);
        }
        assertThat(logIn(ADA, "wrong", HERE)).isInstanceOf(LogIn.Outcome.Throttled.class);
    }

    private LogIn.Outcome logIn(EmailAddress email, Origin origin) {
        return logIn(email, PASSWORD, origin);
    }

    private LogIn.Outcome logIn(EmailAddress email, String password, Origin origin) {
        return hexagon.sessions
                .logIn()
                .handle(new LogIn.Command(email, PresentedPassword.of(password), Optional.empty(), origin));
    }

    private RegisterAccount.Outcome register(String email) {
        return hexagon.accounts
                .registerAccount()
                .handle(new RegisterAccount.Command(email(email), newPassword(PASSWORD), Optional.empty(), HERE));
    }

    private RefreshSession.Outcome refresh() {
        RefreshSession.Outcome outcome = hexagon.sessions
                .refreshSession()
                .handle(new RefreshSession.Command(tokens.refreshToken().reveal(), HERE));
        if (outcome instanceof RefreshSession.Outcome.Refreshed(TokenSet next)) {
            tokens = next;
        }
        return outcome;
    }

    private static Origin origin(String address, String network) {
        return new Origin(address, network, Optional.empty(), "request-1");
    }
}
