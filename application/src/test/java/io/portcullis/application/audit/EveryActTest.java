package io.portcullis.application.audit;

import static io.portcullis.application.Hexagon.ADA;
import static io.portcullis.application.Hexagon.ORIGIN;
import static io.portcullis.application.Hexagon.PASSWORD;
import static io.portcullis.application.Hexagon.email;
import static io.portcullis.application.Hexagon.newPassword;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import io.portcullis.application.Hexagon;
import io.portcullis.application.account.DeleteAccount;
import io.portcullis.application.account.ExportAccount;
import io.portcullis.application.account.RegisterAccount;
import io.portcullis.application.account.RenameAccount;
import io.portcullis.application.credential.ChangePassword;
import io.portcullis.application.session.EndSession;
import io.portcullis.application.session.EndSessions;
import io.portcullis.application.session.LogOut;
import io.portcullis.application.steps.AdvanceSession;
import io.portcullis.application.steps.OpenSession;
import io.portcullis.application.steps.RecordEvent;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.audit.AuditEntry;
import io.portcullis.domain.audit.AuditEntry.Result;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.port.AuditTrail;
import io.portcullis.domain.port.Mailbox;
import io.portcullis.domain.port.Sessions;
import io.portcullis.domain.session.AuthenticationMethod;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.session.Session;
import io.portcullis.domain.token.TokenSet;
import io.portcullis.testkit.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every security-relevant act leaves one entry that tells who, whose, from where and how it ended; nothing else does. */
class EveryActTest {

    private static final String NEXT = "a wholly other passphrase";

    private final Hexagon hexagon = new Hexagon();
    private Account ada;
    private int before;

    @BeforeEach
    void register() {
        ada = hexagon.registered();
        before = hexagon.world.auditTrail().all().size();
        hexagon.clock.pass(Duration.ofSeconds(2));
    }

    @Test
    void registering_is_recorded() {
        assertThat(hexagon.world.auditTrail().all()).singleElement().satisfies(entry -> {
            assertThat(entry.at()).isEqualTo(ada.createdAt());
            assertThat(entry.kind()).isEqualTo("account.registered");
            assertThat(entry.result()).isEqualTo(Result.SUCCESS);
            assertThat(entry.account()).contains(ada.id());
            assertThat(entry.actor()).contains(ada.id());
            assertThat(entry.address()).contains(ORIGIN.address());
            assertThat(entry.userAgent()).isEqualTo(ORIGIN.userAgent());
            assertThat(entry.requestId()).contains(ORIGIN.requestId());
        });
    }

    @Test
    void wanting_an_address_that_is_taken_is_recorded_at_its_owners() {
        hexagon.accounts
                .registerAccount()
                .handle(new RegisterAccount.Command(ADA, newPassword(NEXT), Optional.empty(), ORIGIN));

        assertNext("account.registration-refused", Result.REFUSED, Map.of("reason", "email-taken"));
        assertThat(last().account()).contains(ada.id());
        assertThat(last().actor()).as("nobody has proved to be anybody").isEmpty();
    }

    @Test
    void a_login_is_recorded_with_its_session() {
        TokenSet tokens = hexagon.loggedIn();

        assertNext("session.opened", Result.SUCCESS, Map.of());
        assertThat(last().session()).contains(tokens.session().id());
        assertThat(last().actor()).contains(ada.id());
    }

    @Test
    void a_login_that_makes_others_leave_says_so() {
        for (int i = 0; i <= Session.LIMIT; i++) {
            hexagon.clock.pass(Duration.ofSeconds(2));
            hexagon.loggedIn();
        }

        assertThat(last().details()).isEqualTo(Map.of("sessions_ended", "1"));
    }

    @Test
    void a_refused_login_is_recorded_with_its_reason_and_without_an_actor() {
        hexagon.logIn("wrong");

        assertNext("session.refused", Result.REFUSED, Map.of("reason", "wrong-password"));
        assertThat(last().account()).contains(ada.id());
        assertThat(last().actor()).isEmpty();
    }

    @Test
    void a_login_to_an_address_that_nobody_has_is_recorded_without_an_account() {
        hexagon.logIn(email("nobody@example.org"), PASSWORD);

        assertNext("session.refused", Result.REFUSED, Map.of("reason", "unknown-account"));
        assertThat(last().account()).isEmpty();
    }

    @Test
    void a_login_that_lost_its_race_against_a_change_is_recorded() {
        hexagon.advanceEpoch(ada.id());
        OpenSession openSession = new OpenSession(
                hexagon.world.accounts(),
                hexagon.world.sessions(),
                hexagon.sealer,
                hexagon.secrets,
                hexagon.queueMail,
                hexagon.recordEvent,
                hexagon.world.transactions(),
                Hexagon.LIFETIME,
                hexagon.clock);
        assertThat(openSession.open(ada, true, Set.of(AuthenticationMethod.PASSWORD), ORIGIN))
                .isEmpty();

        assertNext("session.refused", Result.REFUSED, Map.of("reason", "changed-meanwhile"));
    }

    @Test
    void a_refresh_is_no_event_but_a_reuse_is() {
        TokenSet first = hexagon.loggedIn();
        hexagon.refreshed(hexagon.refreshed(first));
        assertNext("session.opened", Result.SUCCESS, Map.of());
        hexagon.clock.pass(Duration.ofSeconds(2));

        hexagon.refresh(first);
        hexagon.refresh(first);

        assertThat(hexagon.trail(ada.id()))
                .containsExactly("session.refresh-reused", "session.opened", "account.registered");
        assertThat(last().session()).contains(first.session().id());
    }

    @Test
    void a_reuse_that_two_find_at_once_is_recorded_once() {
        TokenSet first = hexagon.loggedIn();
        hexagon.refreshed(hexagon.refreshed(first));
        Sessions overtaken = mock(delegatesTo(hexagon.world.sessions()));
        doAnswer(call -> {
                    hexagon.refresh(first);
                    return call.getMethod().invoke(hexagon.world.sessions(), call.getArguments());
                })
                .when(overtaken)
                .end(any(), any(), any(), any());
        AdvanceSession slow = new AdvanceSession(
                hexagon.world.accounts(),
                overtaken,
                hexagon.sealer,
                hexagon.recordEvent,
                hexagon.world.transactions(),
                Hexagon.LIFETIME,
                hexagon.clock);

        assertThat(slow.advance(first.refreshToken(), ORIGIN)).isEqualTo(new AdvanceSession.Outcome.Reused());
        assertThat(hexagon.trail(ada.id())).containsOnlyOnce("session.refresh-reused");
    }

    @Test
    void a_logout_is_recorded_once() {
        Caller caller = caller();
        before++;
        hexagon.sessions.logOut().handle(new LogOut.Command(caller, ORIGIN));
        hexagon.sessions.logOut().handle(new LogOut.Command(caller, ORIGIN));

        assertNext(
                "session.ended",
                Result.SUCCESS,
                Map.of(
                        "reason",
                        "logged-out",
                        "by_session",
                        caller.session().id().toString()));
    }

    @Test
    void ending_another_session_is_recorded_once() {
        Caller caller = caller();
        Caller other = caller();
        before += 2;
        EndSession.Command command =
                new EndSession.Command(caller, other.session().id(), ORIGIN);
        hexagon.sessions.endSession().handle(command);
        hexagon.sessions.endSession().handle(command);

        assertNext(
                "session.ended",
                Result.SUCCESS,
                Map.of(
                        "reason",
                        "ended-by-owner",
                        "by_session",
                        caller.session().id().toString()));
        assertThat(last().session()).contains(other.session().id());
    }

    @Test
    void ending_all_sessions_is_recorded_with_their_number() {
        Caller caller = caller();
        caller();
        caller();
        before += 3;
        hexagon.sessions.endSessions().handle(new EndSessions.Command(caller, true, ORIGIN));

        assertNext("session.all-ended", Result.SUCCESS, Map.of("sessions_ended", "2"));
        assertThat(last().session()).contains(caller.session().id());
    }

    @Test
    void a_change_of_password_is_recorded_with_the_sessions_that_it_ended() {
        Caller caller = caller();
        caller();
        before += 2;
        change(caller, PASSWORD);

        assertNext("password.changed", Result.SUCCESS, Map.of("sessions_ended", "1"));
    }

    @Test
    void a_new_name_is_recorded_and_not_told() {
        Caller caller = caller();
        before++;
        hexagon.owner
                .renameAccount()
                .handle(new RenameAccount.Command(caller, Optional.of(Samples.displayName("Ada")), ORIGIN));

        assertNext("account.renamed", Result.SUCCESS, Map.of());
        assertThat(last().session()).contains(caller.session().id());
    }

    @Test
    void an_export_is_recorded_though_it_changes_nothing() {
        Caller caller = caller();
        before++;
        hexagon.owner.exportAccount().handle(new ExportAccount.Command(caller, ORIGIN));

        assertNext("account.exported", Result.SUCCESS, Map.of());
        assertThat(last().session()).contains(caller.session().id());
    }

    @Test
    void a_deletion_is_recorded_at_the_account_that_is_no_more() {
        Caller caller = caller();
        before++;
        delete(caller, PASSWORD);

        assertNext("account.deleted", Result.SUCCESS, Map.of());
        assertThat(last().account()).contains(ada.id());
        assertThat(last().actor()).contains(ada.id());
        assertThat(last().session()).contains(caller.session().id());
    }

    @Test
    void a_deletion_without_the_password_is_recorded() {
        Caller caller = caller();
        before++;
        delete(caller, "wrong");

        assertNext("reauthentication.refused", Result.REFUSED, Map.of("reason", "wrong-password"));
    }

    @Test
    void a_deletion_that_lost_its_race_is_recorded_though_nothing_is_deleted() {
        Caller caller = caller();
        before++;
        hexagon.sessions.logOut().handle(new LogOut.Command(caller, ORIGIN));
        hexagon.clock.pass(Duration.ofSeconds(2));
        before++;
        delete(caller, PASSWORD);

        assertNext("reauthentication.refused", Result.REFUSED, Map.of("reason", "changed-meanwhile"));
    }

    @Test
    void a_wrong_password_asked_again_is_recorded() {
        Caller caller = caller();
        before++;
        change(caller, "wrong");

        assertNext("reauthentication.refused", Result.REFUSED, Map.of("reason", "wrong-password"));
        assertThat(last().session()).contains(caller.session().id());
    }

    @Test
    void a_change_that_lost_its_race_is_recorded_though_nothing_else_is_written() {
        Caller caller = caller();
        before++;
        hexagon.sessions.logOut().handle(new LogOut.Command(caller, ORIGIN));
        hexagon.clock.pass(Duration.ofSeconds(2));
        before++;
        change(caller, PASSWORD);

        assertNext("reauthentication.refused", Result.REFUSED, Map.of("reason", "changed-meanwhile"));
    }

    @Test
    void asking_for_a_link_is_recorded_though_nobody_has_proved_to_be_anybody() {
        hexagon.requestVerification(ADA);
        assertNext("email.verification-requested", Result.SUCCESS, Map.of());
        assertThat(last().account()).contains(ada.id());
        assertThat(last().actor()).isEmpty();
        hexagon.clock.pass(Duration.ofSeconds(2));
        before++;

        hexagon.requestReset(ADA);
        assertNext("password.reset-requested", Result.SUCCESS, Map.of());
        assertThat(last().account()).contains(ada.id());
        assertThat(last().actor()).isEmpty();
    }

    @Test
    void asking_for_a_link_to_an_address_that_nobody_has_is_recorded_without_an_account() {
        hexagon.requestVerification(email("nobody@example.org"));
        assertNext("email.verification-requested", Result.SUCCESS, Map.of());
        assertThat(last().account()).isEmpty();
        hexagon.clock.pass(Duration.ofSeconds(2));
        before++;

        hexagon.requestReset(email("nobody@example.org"));
        assertNext("password.reset-requested", Result.SUCCESS, Map.of());
        assertThat(last().account()).isEmpty();
    }

    @Test
    void asking_for_a_link_where_there_is_nothing_to_send_is_recorded_without_an_account() {
        hexagon.verify(hexagon.mailedToken(ADA, MailKind.VERIFY_EMAIL));
        hexagon.clock.pass(Duration.ofSeconds(2));
        before++;
        hexagon.requestVerification(ADA);
        assertNext("email.verification-requested", Result.SUCCESS, Map.of());
        assertThat(last().account()).isEmpty();
        hexagon.suspend(ada.id());
        hexagon.clock.pass(Duration.ofSeconds(2));
        before += 2;

        hexagon.requestReset(ADA);
        assertNext("password.reset-requested", Result.SUCCESS, Map.of());
        assertThat(last().account()).isEmpty();
    }

    @Test
    void a_verification_is_recorded_once() {
        String link = hexagon.mailedToken(ADA, MailKind.VERIFY_EMAIL);
        hexagon.verify(link);
        hexagon.verify(link);
        hexagon.repudiate(link);

        assertNext("email.verified", Result.SUCCESS, Map.of());
        assertThat(last().account()).contains(ada.id());
        assertThat(last().actor()).contains(ada.id());
    }

    @Test
    void a_repudiation_is_recorded_at_the_account_that_is_no_more() {
        String link = hexagon.mailedToken(ADA, MailKind.VERIFY_EMAIL);
        hexagon.repudiate(link);
        hexagon.repudiate(link);

        assertNext("account.repudiated", Result.SUCCESS, Map.of());
        assertThat(last().account()).contains(ada.id());
        assertThat(last().actor())
                .as("whoever has the address never had the account")
                .isEmpty();
    }

    @Test
    void a_reset_is_recorded_with_the_sessions_that_it_ended() {
        caller();
        caller();
        hexagon.clock.pass(Duration.ofMinutes(1));
        hexagon.requestReset(ADA);
        String link = hexagon.mailedToken(ADA, MailKind.RESET_PASSWORD);
        hexagon.clock.pass(Duration.ofSeconds(2));
        before += 3;
        hexagon.reset(link, NEXT);
        hexagon.reset(link, NEXT);

        assertNext("password.reset", Result.SUCCESS, Map.of("sessions_ended", "2"));
        assertThat(last().account()).contains(ada.id());
    }

    @Test
    void a_change_of_address_is_recorded_when_it_is_wanted_and_when_it_is_made_and_tells_neither_address() {
        EmailAddress next = email("countess@example.org");
        Caller caller = caller();
        before++;
        hexagon.changeEmail(caller, next, PASSWORD);
        assertNext("email.change-requested", Result.SUCCESS, Map.of());
        assertThat(last().session()).contains(caller.session().id());
        String link = hexagon.mailedToken(next, MailKind.CONFIRM_NEW_EMAIL);
        hexagon.clock.pass(Duration.ofSeconds(2));
        before++;

        hexagon.verify(link);
        assertNext("email.changed", Result.SUCCESS, Map.of());
        assertThat(hexagon.world.auditTrail().all())
                .allSatisfy(entry -> assertThat(entry.toString()).doesNotContain("@"));
    }

    @Test
    void a_change_of_address_that_is_not_wanted_is_recorded() {
        EmailAddress next = email("countess@example.org");
        hexagon.changeEmail(caller(), next, PASSWORD);
        String link = hexagon.mailedToken(next, MailKind.CONFIRM_NEW_EMAIL);
        hexagon.clock.pass(Duration.ofSeconds(2));
        before += 2;
        hexagon.repudiate(link);

        assertNext("email.change-repudiated", Result.SUCCESS, Map.of());
        assertThat(last().account()).contains(ada.id());
        assertThat(last().actor()).isEmpty();
    }

    @Test
    void a_change_of_address_without_the_password_is_recorded() {
        Caller caller = caller();
        before++;
        hexagon.changeEmail(caller, email("countess@example.org"), "wrong");

        assertNext("reauthentication.refused", Result.REFUSED, Map.of("reason", "wrong-password"));
    }

    @Test
    void the_failure_that_closes_a_budget_leaves_an_entry_of_its_own_beside_that_of_the_failure() {
        for (int i = 0; i < 99; i++) {
            hexagon.logIn("wrong");
            hexagon.clock.pass(Duration.ofHours(1));
        }
        before = hexagon.world.auditTrail().all().size();
        hexagon.logIn("wrong");

        assertThat(hexagon.world.auditTrail().all().stream().skip(before).map(AuditEntry::kind))
                .containsExactlyInAnyOrder("session.refused", "login.closed");
    }

    @Test
    void a_link_that_is_void_leaves_no_entry() {
        for (String nothing : List.of("", "pvt1.", "prs1.forged")) {
            hexagon.verify(nothing);
            hexagon.repudiate(nothing);
            hexagon.reset(nothing, NEXT);
        }

        assertThat(hexagon.world.auditTrail().all()).hasSize(before);
    }

    @Test
    void a_refused_mail_is_recorded_as_what_the_server_did_of_itself() {
        hexagon.mailbox.answer(Mailbox.Delivery.REFUSED);
        hexagon.mailTo(ADA);

        assertThat(hexagon.world.auditTrail().all()).hasSize(before + 1);
        assertThat(last().kind()).isEqualTo("mail.refused");
        assertThat(last().result()).isEqualTo(Result.REFUSED);
        assertThat(last().actor()).isEmpty();
        assertThat(last().address()).isEmpty();
    }

    @Test
    void a_mail_that_is_delivered_postponed_or_dropped_is_no_event() {
        hexagon.mailbox.answer(Mailbox.Delivery.UNDELIVERED);
        hexagon.mailTo(ADA);
        hexagon.mailbox.answer(Mailbox.Delivery.ACCEPTED);
        hexagon.clock.pass(Duration.ofMinutes(1));
        hexagon.mailTo(ADA);

        assertThat(hexagon.mailbox.to(ADA)).hasSize(1);
        assertThat(hexagon.world.auditTrail().all()).hasSize(before);
    }

    @Test
    void an_act_whose_entry_cannot_be_written_does_not_happen() {
        AuditTrail broken = mock();
        doThrow(new IllegalStateException("no space left")).when(broken).add(any());
        OpenSession openSession = new OpenSession(
                hexagon.world.accounts(),
                hexagon.world.sessions(),
                hexagon.sealer,
                hexagon.secrets,
                hexagon.queueMail,
                new RecordEvent(broken, hexagon.secrets, hexagon.clock),
                hexagon.world.transactions(),
                Hexagon.LIFETIME,
                hexagon.clock);

        assertThatThrownBy(() -> openSession.open(ada, true, Set.of(AuthenticationMethod.PASSWORD), ORIGIN))
                .isInstanceOf(IllegalStateException.class);
        assertThat(hexagon.world.sessions().live(ada.id(), hexagon.clock.instant()))
                .isEmpty();
    }

    /** Logged in, a little while ago. */
    private Caller caller() {
        Caller caller = hexagon.caller(hexagon.loggedIn());
        hexagon.clock.pass(Duration.ofSeconds(2));
        return caller;
    }

    private void delete(Caller caller, String password) {
        hexagon.owner.deleteAccount().handle(new DeleteAccount.Command(caller, PresentedPassword.of(password), ORIGIN));
    }

    private void change(Caller caller, String current) {
        hexagon.credentials
                .changePassword()
                .handle(new ChangePassword.Command(caller, PresentedPassword.of(current), newPassword(NEXT), ORIGIN));
    }

    /** One entry is new, and it is this one. */
    private void assertNext(String kind, Result result, Map<String, String> details) {
        assertThat(hexagon.world.auditTrail().all()).hasSize(before + 1);
        assertThat(last().kind()).isEqualTo(kind);
        assertThat(last().result()).isEqualTo(result);
        assertThat(last().details()).isEqualTo(details);
        assertThat(last().address()).contains(ORIGIN.address());
        assertThat(last().requestId()).contains(ORIGIN.requestId());
    }

    private AuditEntry last() {
        List<AuditEntry> all = hexagon.world.auditTrail().all();
        return all.getLast();
    }
}
