package io.portcullis.application.mail;

import static io.portcullis.application.Hexagon.ADA;
import static io.portcullis.application.Hexagon.ORIGIN;
import static io.portcullis.application.Hexagon.PASSWORD;
import static io.portcullis.application.Hexagon.email;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.application.Hexagon;
import io.portcullis.application.session.LogIn;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.audit.AuditEntry;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.mail.Mail;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.token.TokenSet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The owner hears of what happened to their account, when and from where. */
class NoticesTest {

    private static final String NEXT = "a wholly other passphrase";
    private static final Origin ELSEWHERE =
            new Origin("198.51.100.7", "198.51.100.7", Optional.of("Other/2.0"), "request-2");

    private final Hexagon hexagon = new Hexagon();
    private final Account ada = hexagon.verified();

    @Test
    void a_changed_password_is_told() {
        hexagon.changePassword(hexagon.caller(hexagon.loggedIn()), PASSWORD, NEXT);

        assertThat(hexagon.kindsTo(ADA)).containsOnlyOnce(MailKind.PASSWORD_CHANGED);
    }

    @Test
    void a_reset_password_is_told() {
        hexagon.requestReset(ADA);
        hexagon.reset(hexagon.mailedToken(ADA, MailKind.RESET_PASSWORD), NEXT);

        assertThat(hexagon.kindsTo(ADA)).containsOnlyOnce(MailKind.PASSWORD_RESET);
    }

    @Test
    void a_changed_address_is_told_at_the_old_and_the_new() {
        EmailAddress next = email("countess@example.org");
        hexagon.changeEmail(hexagon.caller(hexagon.loggedIn()), next, PASSWORD);
        hexagon.verify(hexagon.mailedToken(next, MailKind.CONFIRM_NEW_EMAIL));

        assertThat(hexagon.kindsTo(ADA)).containsOnlyOnce(MailKind.EMAIL_CHANGED);
        assertThat(hexagon.kindsTo(next)).containsOnlyOnce(MailKind.EMAIL_CHANGED);
    }

    @Test
    void a_login_from_a_client_that_was_not_seen_before_is_told_with_when_and_where() {
        logIn(ELSEWHERE, Optional.empty());

        Mail notice = notices().getFirst();
        assertThat(notice.at()).isEqualTo(hexagon.clock.instant());
        assertThat(notice.address()).isEqualTo(ELSEWHERE.address());
        assertThat(notice.userAgent()).isEqualTo(ELSEWHERE.userAgent());
        assertThat(notice.token()).isEmpty();
    }

    @Test
    void a_client_that_was_seen_before_is_told_once() {
        logIn(ELSEWHERE, Optional.empty());
        hexagon.clock.pass(Duration.ofHours(1));
        logIn(ELSEWHERE, Optional.empty());

        assertThat(notices()).hasSize(1);
    }

    @Test
    void a_client_is_another_by_its_address_or_by_what_it_says_it_is() {
        logIn(ELSEWHERE, Optional.empty());
        logIn(new Origin(ORIGIN.address(), ORIGIN.network(), ELSEWHERE.userAgent(), "request-3"), Optional.empty());
        logIn(new Origin(ELSEWHERE.address(), ELSEWHERE.network(), ORIGIN.userAgent(), "request-4"), Optional.empty());

        assertThat(notices()).hasSize(3);
    }

    @Test
    void a_known_device_is_not_told_wherever_it_goes() {
        TokenSet known = hexagon.loggedIn();
        assertThat(notices()).hasSize(1);

        logIn(ELSEWHERE, Optional.of(known.deviceToken().orElseThrow().reveal()));
        assertThat(notices()).hasSize(1);

        logIn(new Origin("203.0.113.9", "203.0.113.9", Optional.empty(), "request-3"), Optional.of("pdt1.forged"));
        assertThat(notices()).as("a forged token makes no device known").hasSize(2);
    }

    @Test
    void a_login_that_is_refused_is_not_told() {
        hexagon.logIn("wrong");

        assertThat(notices()).isEmpty();
    }

    @Test
    void a_budget_that_closes_is_told_once_at_the_hundredth_failure() {
        hexagon.mailTo(ADA);
        fail(ADA, 99);
        assertThat(hexagon.kindsTo(ADA)).doesNotContain(MailKind.LOGINS_CLOSED);
        assertThat(closings()).isEmpty();

        fail(ADA, 1);
        hexagon.clock.pass(Duration.ofDays(1));
        hexagon.logIn("wrong");
        hexagon.logIn(PASSWORD);

        assertThat(hexagon.kindsTo(ADA)).containsOnlyOnce(MailKind.LOGINS_CLOSED);
        assertThat(closings())
                .singleElement()
                .satisfies(entry -> assertThat(entry.account()).contains(ada.id()));
    }

    @Test
    void an_owner_who_never_verified_is_told_of_the_closing_though_others_filled_their_cap() {
        EmailAddress grace = email("grace@example.org");
        hexagon.register(grace, PASSWORD);
        fail(grace, 99);
        hexagon.requestReset(grace);

        fail(grace, 1);

        assertThat(hexagon.kindsTo(grace)).containsOnlyOnce(MailKind.LOGINS_CLOSED);
    }

    @Test
    void an_address_that_nobody_has_is_closed_alike_and_nobody_is_mailed() {
        EmailAddress nobody = email("nobody@example.org");
        fail(nobody, 100);

        assertThat(hexagon.logIn(nobody, PASSWORD)).isEqualTo(new LogIn.Outcome.Throttled(Duration.ofHours(1)));
        assertThat(hexagon.mailTo(nobody)).isEmpty();
        assertThat(closings())
                .singleElement()
                .satisfies(entry -> assertThat(entry.account()).isEmpty());
    }

    @Test
    void a_session_whose_questions_are_closed_tells_nobody_that_logins_are() {
        var caller = hexagon.caller(hexagon.loggedIn());
        for (int i = 0; i < 100; i++) {
            hexagon.changePassword(caller, "wrong", NEXT);
            hexagon.clock.pass(Duration.ofHours(1));
        }

        assertThat(hexagon.kindsTo(ADA)).doesNotContain(MailKind.LOGINS_CLOSED);
        assertThat(closings()).isEmpty();
    }

    private void fail(EmailAddress email, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(hexagon.logIn(email, "wrong")).isEqualTo(new LogIn.Outcome.Refused());
            hexagon.clock.pass(Duration.ofHours(1));
        }
    }

    private List<AuditEntry> closings() {
        return hexagon.world.auditTrail().all().stream()
                .filter(entry -> entry.kind().equals("login.closed"))
                .toList();
    }

    private List<Mail> notices() {
        return hexagon.mailTo(ADA).stream()
                .filter(mail -> mail.kind() == MailKind.NEW_DEVICE)
                .toList();
    }

    private void logIn(Origin origin, Optional<String> deviceToken) {
        assertThat(hexagon.sessions
                        .logIn()
                        .handle(new LogIn.Command(ADA, PresentedPassword.of(PASSWORD), deviceToken, origin)))
                .isInstanceOf(LogIn.Outcome.LoggedIn.class);
    }
}
