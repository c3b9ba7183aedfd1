package io.portcullis.application.ticket;

import static io.portcullis.application.Hexagon.ADA;
import static io.portcullis.application.Hexagon.PASSWORD;
import static io.portcullis.application.Hexagon.email;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.application.Hexagon;
import io.portcullis.application.account.RegisterAccount;
import io.portcullis.application.session.Authenticate;
import io.portcullis.application.session.LogIn;
import io.portcullis.application.session.RefreshSession;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.throttle.Subject;
import io.portcullis.domain.token.TokenSet;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RepudiateEmailTest {

    private static final RepudiateEmail.Outcome REPUDIATED = new RepudiateEmail.Outcome.Repudiated();
    private static final RepudiateEmail.Outcome VOID = new RepudiateEmail.Outcome.LinkVoid();
    private static final EmailAddress GRACE = email("grace@example.org");

    private final Hexagon hexagon = new Hexagon();

    @Test
    void an_account_that_was_never_verified_goes_with_all_it_has() {
        AccountId squatted = hexagon.registered().id();
        String link = hexagon.mailedToken(ADA, MailKind.VERIFY_EMAIL);
        TokenSet squatters = hexagon.loggedIn();
        hexagon.logIn("wrong");
        hexagon.clock.pass(Duration.ofMinutes(1));
        hexagon.requestReset(ADA);
        hexagon.clock.pass(Duration.ofSeconds(2));

        assertThat(hexagon.repudiate(link)).isEqualTo(REPUDIATED);

        assertThat(hexagon.world.accounts().find(squatted)).isEmpty();
        assertThat(hexagon.world.credentials().ofEmail(ADA)).isEmpty();
        assertThat(hexagon.authenticate(squatters)).isInstanceOf(Authenticate.Outcome.Refused.class);
        assertThat(hexagon.refresh(squatters)).isEqualTo(new RefreshSession.Outcome.Refused());
        assertThat(hexagon.logIn(PASSWORD)).isEqualTo(new LogIn.Outcome.Refused());
        assertThat(hexagon.world.outbox().all())
                .as("what is left is for nobody")
                .allSatisfy(mail -> assertThat(mail.addressee()).isEmpty());
        assertThat(hexagon.world.budgets().find(new Subject.Stranger(squatted))).isEmpty();
        assertThat(hexagon.trail(squatted)).startsWith("account.repudiated");
    }

    @Test
    void the_address_is_free_for_its_owner() {
        hexagon.registered();
        hexagon.repudiate(hexagon.mailedToken(ADA, MailKind.VERIFY_EMAIL));

        assertThat(hexagon.register(ADA, PASSWORD)).isInstanceOf(RegisterAccount.Outcome.Registered.class);
    }

    @Test
    void a_link_is_good_once_for_either() {
        hexagon.registered();
        String link = hexagon.mailedToken(ADA, MailKind.VERIFY_EMAIL);

        hexagon.verify(link);

        assertThat(hexagon.repudiate(link)).isEqualTo(VOID);
        hexagon.loggedIn();
    }

    @Test
    void a_verified_account_is_not_deleted_by_a_link_that_was_never_used() {
        Account ada = hexagon.registered();
        String link = hexagon.mailedToken(ADA, MailKind.VERIFY_EMAIL);
        assertThat(hexagon.world.accounts().verify(ada.id(), ada.epoch())).isPresent();

        assertThat(hexagon.repudiate(link)).isEqualTo(VOID);

        assertThat(hexagon.world.accounts().find(ada.id())).isPresent();
        hexagon.loggedIn();
    }

    @Test
    void a_pending_change_of_address_is_dropped_and_nothing_else() {
        Account ada = hexagon.verified();
        TokenSet tokens = hexagon.loggedIn();
        hexagon.changeEmail(hexagon.caller(tokens), GRACE, PASSWORD);
        String link = hexagon.mailedToken(GRACE, MailKind.CONFIRM_NEW_EMAIL);
        hexagon.clock.pass(Duration.ofSeconds(2));

        assertThat(hexagon.repudiate(link)).isEqualTo(REPUDIATED);

        assertThat(hexagon.verify(link)).isEqualTo(new VerifyEmail.Outcome.LinkVoid());
        assertThat(hexagon.world.accounts().find(ada.id())).contains(ada);
        assertThat(hexagon.authenticate(tokens)).isInstanceOf(Authenticate.Outcome.Authenticated.class);
        assertThat(hexagon.trail(ada.id())).startsWith("email.change-repudiated");
    }

    @Test
    void an_unverified_account_survives_whoever_does_not_want_it_at_their_address() {
        Account ada = hexagon.registered();
        hexagon.changeEmail(hexagon.caller(hexagon.loggedIn()), GRACE, PASSWORD);

        hexagon.repudiate(hexagon.mailedToken(GRACE, MailKind.CONFIRM_NEW_EMAIL));

        assertThat(hexagon.world.accounts().find(ada.id())).contains(ada);
    }

    @Test
    void the_last_administrator_stays_and_so_does_the_link() {
        Account ada = hexagon.registered();
        assertThat(hexagon.world.accounts().assign(ada.id(), Set.of(Role.ADMIN)))
                .isInstanceOf(Accounts.Change.Made.class);
        String link = hexagon.mailedToken(ADA, MailKind.VERIFY_EMAIL);

        assertThat(hexagon.repudiate(link)).isEqualTo(new RepudiateEmail.Outcome.LastAdmin());

        assertThat(hexagon.world.accounts().find(ada.id())).isPresent();
        assertThat(hexagon.verify(link)).isEqualTo(new VerifyEmail.Outcome.Verified());
    }

    @Test
    void an_expired_link_repudiates_nothing() {
        Account ada = hexagon.registered();
        String link = hexagon.mailedToken(ADA, MailKind.VERIFY_EMAIL);
        hexagon.clock.pass(Duration.ofHours(24));

        assertThat(hexagon.repudiate(link)).isEqualTo(VOID);
        assertThat(hexagon.world.accounts().find(ada.id())).isPresent();
    }

    @Test
    void a_link_that_resets_passwords_repudiates_nothing() {
        Account ada = hexagon.registered();
        hexagon.clock.pass(Duration.ofMinutes(1));
        hexagon.requestReset(ADA);

        assertThat(hexagon.repudiate(hexagon.mailedToken(ADA, MailKind.RESET_PASSWORD)))
                .isEqualTo(VOID);
        assertThat(hexagon.world.accounts().find(ada.id())).isPresent();
    }
}
