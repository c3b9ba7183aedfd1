package io.portcullis.application;

import static io.portcullis.application.Hexagon.ADA;
import static io.portcullis.application.Hexagon.ORIGIN;
import static io.portcullis.application.Hexagon.PASSWORD;
import static io.portcullis.application.Hexagon.email;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.application.account.DeleteAccount;
import io.portcullis.application.account.ExportAccount;
import io.portcullis.application.account.RenameAccount;
import io.portcullis.application.administration.AssignRoles;
import io.portcullis.application.administration.CreateAccount;
import io.portcullis.application.administration.EndAccountSessions;
import io.portcullis.application.administration.EraseAccount;
import io.portcullis.application.administration.ImportAccounts;
import io.portcullis.application.administration.ReinstateAccount;
import io.portcullis.application.administration.SendPasswordReset;
import io.portcullis.application.administration.SuspendAccount;
import io.portcullis.application.mail.DeliverMail;
import io.portcullis.application.session.EndSession;
import io.portcullis.application.session.EndSessions;
import io.portcullis.application.session.LogIn;
import io.portcullis.application.session.LogOut;
import io.portcullis.application.ticket.ResetPassword;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.AccountStatus;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.account.Registration;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.account.SuspensionReason;
import io.portcullis.domain.administration.Authority;
import io.portcullis.domain.administration.MovedAccount;
import io.portcullis.domain.credential.Credential;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.mail.Addressee;
import io.portcullis.domain.mail.Mail;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.mail.QueuedMail;
import io.portcullis.domain.port.Mailbox;
import io.portcullis.domain.port.PasswordHasher;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.session.Session;
import io.portcullis.domain.token.TokenSet;
import io.portcullis.testkit.Samples;
import io.portcullis.testkit.fake.WatchedStores;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A store may break down at any call, commits included. Whatever was begun is then wholly done or wholly not, and whoever
 * tries again gets what they would have got. What a failed try leaves behind is the budgets that it reserved, and those
 * only: the caps of mail are spent with the mail, so that a second try isn't swallowed for the sake of the first.
 */
class FaultSweepTest {

    private static final String NEXT = "a wholly other passphrase";
    private static final EmailAddress GRACE = email("grace@example.org");
    private static final EmailAddress HOPPER = email("hopper@example.org");
    private static final EmailAddress NOBODY = email("nobody@example.org");
    private static final SuspensionReason REASON =
            SuspensionReason.parse("three complaints").ifValid().orElseThrow();

    /** More calls than any flow makes. */
    private static final int MOST_CALLS = 100;

    /** How a store breaks down. */
    private static final class StoreBroken extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** Breaks the call of that number down, once. */
    private static final class Breaker implements Consumer<String> {

        private int left;

        void breakAt(int number) {
            left = number;
        }

        @Override
        public void accept(String call) {
            left--;
            if (left == 0) {
                throw new StoreBroken();
            }
        }
    }

    /**
     * Ada, verified and twice logged in, over stores that break down on demand; where registration is confidential, nobody
     * logs in before their address is verified.
     */
    static final class Scene {

        private final Breaker breaker = new Breaker();
        final Hexagon hexagon;
        final AccountId ada;
        final TokenSet tokens;
        final Caller caller;
        final Session elsewhere;
        String link = "";

        Scene(Registration registration) {
            hexagon = new Hexagon(
                    registration,
                    registration == Registration.CONFIDENTIAL,
                    world -> new WatchedStores(world, breaker));
            ada = hexagon.verified().id();
            tokens = hexagon.loggedIn();
            caller = hexagon.caller(tokens);
            elsewhere = hexagon.loggedIn().session();
            later();
        }

        /** Once all that was queued has arrived, and all caps are whole. */
        void later() {
            hexagon.mailTo(ADA);
            hexagon.clock.pass(Duration.ofHours(1));
        }

        /** Somebody whose address isn't verified. */
        void withGrace() {
            hexagon.register(GRACE, PASSWORD);
            link = hexagon.mailedToken(GRACE, MailKind.VERIFY_EMAIL);
            later();
        }

        Caller grace() {
            return switch (hexagon.logIn(GRACE, PASSWORD)) {
                case LogIn.Outcome.LoggedIn(TokenSet graces) -> hexagon.caller(graces);
                case LogIn.Outcome other -> throw new AssertionError(other);
            };
        }

        void withReset() {
            hexagon.requestReset(ADA);
            link = hexagon.mailedToken(ADA, MailKind.RESET_PASSWORD);
        }

        void withChange(Caller who, EmailAddress next) {
            hexagon.changeEmail(who, next, PASSWORD);
            link = hexagon.mailedToken(next, MailKind.CONFIRM_NEW_EMAIL);
            later();
        }

        /** Somebody with Ada's password. */
        MovedAccount arriving(EmailAddress email) {
            return new MovedAccount(
                    email,
                    true,
                    Optional.empty(),
                    Set.of(Role.USER),
                    AccountStatus.ACTIVE,
                    hexagon.clock.instant(),
                    hexagon.world.credentials().ofAccount(ada).map(Credential::hash));
        }

        Authority administrator() {
            return new Authority.Administrator(caller, ORIGIN);
        }

        DeliverMail.Outcome deliver() {
            return hexagon.mail.deliverMail().handle(new DeliverMail.Command());
        }

        /** All that anybody can see of the stores, but for identifiers and times, which differ from try to try. */
        List<String> state() {
            List<Account> accounts = hexagon.world.accounts().page(Optional.empty(), MOST_CALLS);
            return Stream.of(
                            accounts.stream().map(Scene::told),
                            accounts.stream().map(account -> account.email() + " by " + passwords(account)),
                            accounts.stream()
                                    .flatMap(account -> hexagon.world.sessions().all(account.id()).stream())
                                    .map(session -> "session " + session.generation() + " "
                                            + session.end().map(Session.End::reason)),
                            hexagon.world.tickets().all().stream()
                                    .map(ticket -> ticket.purpose() + " to " + ticket.email() + " spent "
                                            + ticket.spentAt().isPresent()),
                            hexagon.world.outbox().all().stream().map(Scene::told),
                            hexagon.world.outbox().failed(MOST_CALLS).stream().map(mail -> "failed " + told(mail)),
                            hexagon.world.auditTrail().all().stream()
                                    .map(entry -> entry.kind() + " " + entry.result() + " "
                                            + entry.details().keySet()))
                    .flatMap(told -> told)
                    .sorted()
                    .toList();
        }

        private static String told(Account account) {
            return "%s %s %s %s %s %s"
                    .formatted(
                            account.email(),
                            account.emailVerified(),
                            account.displayName(),
                            account.roles().stream().sorted().toList(),
                            account.status(),
                            account.epoch());
        }

        private static String told(QueuedMail mail) {
            return mail.kind() + " to " + mail.addressee().map(Addressee::email);
        }

        private List<String> passwords(Account account) {
            Optional<Credential> credential = hexagon.world.credentials().ofAccount(account.id());
            return Stream.of(PASSWORD, NEXT)
                    .filter(password ->
                            hexagon.hasher.verify(PresentedPassword.of(password), credential.map(Credential::hash))
                                    instanceof PasswordHasher.Verification.Right)
                    .toList();
        }
    }

    /**
     * What somebody does, in one call of one use case.
     *
     * @param prepare what happens before
     * @param act returns what came of it, without what differs from try to try
     */
    record Flow(String name, Registration registration, Consumer<Scene> prepare, Function<Scene, Object> act) {

        static Flow of(String name, Function<Scene, Object> act) {
            return new Flow(name, Registration.OPEN, _ -> {}, act);
        }

        Flow after(Consumer<Scene> event) {
            return new Flow(name, registration, event, act);
        }

        Flow inConfidence() {
            return new Flow(name + " in confidence", Registration.CONFIDENTIAL, prepare, act);
        }

        Scene scene() {
            Scene scene = new Scene(registration);
            prepare.accept(scene);
            return scene;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Flow> everyFlow() {
        return Stream.of(registrations(), logins(), sessions(), links(), changes(), administration())
                .flatMap(flows -> flows);
    }

    private static Stream<Flow> registrations() {
        return Stream.of(
                Flow.of("register", scene -> kind(scene.hexagon.register(GRACE, PASSWORD))),
                Flow.of("register what is taken", scene -> scene.hexagon.register(ADA, NEXT)),
                Flow.of("register", scene -> scene.hexagon.register(GRACE, PASSWORD))
                        .inConfidence(),
                Flow.of("register what is taken", scene -> scene.hexagon.register(ADA, NEXT))
                        .inConfidence(),
                Flow.of("register what is squatted on", scene -> scene.hexagon.register(GRACE, NEXT))
                        .after(Scene::withGrace)
                        .inConfidence());
    }

    private static Stream<Flow> logins() {
        return Stream.of(
                Flow.of("log in", scene -> kind(scene.hexagon.logIn(PASSWORD))),
                Flow.of("log in from a new device", scene -> kind(scene.hexagon.logIn(PASSWORD)))
                        .after(scene ->
                                scene.hexagon.world.sessions().sweep(scene.hexagon.clock.pass(Duration.ofDays(31)))),
                Flow.of("log in with an outdated hash", scene -> kind(scene.hexagon.logIn(PASSWORD)))
                        .after(scene -> scene.hexagon.hasher.outdate()),
                Flow.of("log in before the address is verified", scene -> scene.hexagon.logIn(GRACE, PASSWORD))
                        .after(Scene::withGrace)
                        .inConfidence(),
                Flow.of("log in with a wrong password", scene -> scene.hexagon.logIn("wrong")),
                Flow.of("log in as nobody", scene -> scene.hexagon.logIn(NOBODY, PASSWORD)));
    }

    private static LogIn.Outcome failAnHourLater(Scene scene) {
        scene.hexagon.clock.pass(Duration.ofHours(1));
        return scene.hexagon.logIn("wrong");
    }

    private static Stream<Flow> sessions() {
        return Stream.of(
                Flow.of("refresh", scene -> kind(scene.hexagon.refresh(scene.tokens))),
                Flow.of("use a refresh token again", scene -> scene.hexagon.refresh(scene.tokens))
                        .after(scene -> scene.hexagon.refreshed(scene.hexagon.refreshed(scene.tokens))),
                Flow.of(
                        "log out",
                        scene -> scene.hexagon.sessions.logOut().handle(new LogOut.Command(scene.caller, ORIGIN))),
                Flow.of(
                        "end another session",
                        scene -> scene.hexagon
                                .sessions
                                .endSession()
                                .handle(new EndSession.Command(scene.caller, scene.elsewhere.id(), ORIGIN))),
                Flow.of(
                        "end the other sessions",
                        scene -> scene.hexagon
                                .sessions
                                .endSessions()
                                .handle(new EndSessions.Command(scene.caller, true, ORIGIN))));
    }

    private static Stream<Flow> links() {
        return Stream.of(
                Flow.of("ask for a verification", scene -> scene.hexagon.requestVerification(GRACE))
                        .after(Scene::withGrace),
                Flow.of("ask for a verification of nobody's", scene -> scene.hexagon.requestVerification(NOBODY)),
                Flow.of("verify", scene -> scene.hexagon.verify(scene.link)).after(Scene::withGrace),
                Flow.of("repudiate", scene -> scene.hexagon.repudiate(scene.link))
                        .after(Scene::withGrace),
                Flow.of("ask for a reset", scene -> scene.hexagon.requestReset(ADA)),
                Flow.of("ask for a reset of nobody's", scene -> scene.hexagon.requestReset(NOBODY)),
                Flow.of("reset", scene -> scene.hexagon.reset(scene.link, NEXT)).after(Scene::withReset));
    }

    private static Stream<Flow> changes() {
        return Stream.of(
                Flow.of("ask for another address", scene -> scene.hexagon.changeEmail(scene.caller, GRACE, PASSWORD)),
                Flow.of(
                                "ask for an address that is taken",
                                scene -> scene.hexagon.changeEmail(scene.caller, GRACE, PASSWORD))
                        .after(Scene::withGrace),
                Flow.of("change the address", scene -> scene.hexagon.verify(scene.link))
                        .after(scene -> scene.withChange(scene.caller, GRACE)),
                Flow.of("change an address that was never verified", scene -> scene.hexagon.verify(scene.link))
                        .after(scene -> {
                            scene.withGrace();
                            scene.withChange(scene.grace(), HOPPER);
                        }),
                Flow.of("repudiate a change of address", scene -> scene.hexagon.repudiate(scene.link))
                        .after(scene -> scene.withChange(scene.caller, GRACE)),
                Flow.of("change the password", scene -> scene.hexagon.changePassword(scene.caller, PASSWORD, NEXT)),
                Flow.of(
                        "rename",
                        scene -> kind(scene.hexagon
                                .owner
                                .renameAccount()
                                .handle(new RenameAccount.Command(
                                        scene.caller, Optional.of(Samples.displayName("Ada")), ORIGIN)))),
                Flow.of(
                        "export",
                        scene -> kind(scene.hexagon
                                .owner
                                .exportAccount()
                                .handle(new ExportAccount.Command(scene.caller, ORIGIN)))),
                Flow.of(
                        "delete",
                        scene -> scene.hexagon
                                .owner
                                .deleteAccount()
                                .handle(new DeleteAccount.Command(
                                        scene.caller, PresentedPassword.of(PASSWORD), ORIGIN))));
    }

    private static Stream<Flow> administration() {
        return Stream.of(
                Flow.of(
                        "create an account",
                        scene -> kind(scene.hexagon
                                .operator
                                .createAccount()
                                .handle(new CreateAccount.Command(
                                        new Authority.Operator(),
                                        GRACE,
                                        Hexagon.newPassword(PASSWORD),
                                        Optional.empty(),
                                        Set.of(Role.values()),
                                        false)))),
                Flow.of(
                        "import accounts",
                        scene -> scene.hexagon
                                .operator
                                .importAccounts()
                                .handle(new ImportAccounts.Command(
                                        new Authority.Operator(),
                                        List.of(scene.arriving(GRACE), scene.arriving(ADA), scene.arriving(HOPPER))))),
                Flow.of(
                        "suspend",
                        scene -> scene.hexagon
                                .administration
                                .suspendAccount()
                                .handle(new SuspendAccount.Command(scene.administrator(), scene.ada, REASON))),
                Flow.of(
                                "reinstate",
                                scene -> scene.hexagon
                                        .administration
                                        .reinstateAccount()
                                        .handle(new ReinstateAccount.Command(scene.administrator(), scene.ada)))
                        .after(scene -> scene.hexagon.suspend(scene.ada)),
                Flow.of(
                        "assign roles",
                        scene -> kind(scene.hexagon
                                .administration
                                .assignRoles()
                                .handle(new AssignRoles.Command(
                                        scene.administrator(), scene.ada, Set.of(Role.values()))))),
                Flow.of(
                        "erase",
                        scene -> scene.hexagon
                                .administration
                                .eraseAccount()
                                .handle(new EraseAccount.Command(scene.caller, scene.ada, ORIGIN))),
                Flow.of(
                        "end somebody's sessions",
                        scene -> scene.hexagon
                                .administration
                                .endAccountSessions()
                                .handle(new EndAccountSessions.Command(scene.caller, scene.ada, ORIGIN))),
                Flow.of(
                        "send a reset",
                        scene -> scene.hexagon
                                .administration
                                .sendPasswordReset()
                                .handle(new SendPasswordReset.Command(scene.caller, scene.ada, ORIGIN))));
    }

    @ParameterizedTest
    @MethodSource("everyFlow")
    void whatever_breaks_down_is_wholly_done_or_wholly_not_and_a_second_try_succeeds(Flow flow) {
        Scene undisturbed = flow.scene();
        Object outcome = flow.act().apply(undisturbed);
        List<String> done = undisturbed.state();
        int number = 1;
        while (breaksDown(flow, number, outcome, done)) {
            number++;
            assertThat(number).isLessThan(MOST_CALLS);
        }

        assertThat(number).as("more than one call was swept").isGreaterThan(2);
    }

    /** Whether there was a call of that number to break down. */
    private static boolean breaksDown(Flow flow, int number, Object outcome, List<String> done) {
        Scene scene = flow.scene();
        List<String> before = scene.state();
        scene.breaker.breakAt(number);
        try {
            Object came = flow.act().apply(scene);
            assertThat(came).isEqualTo(outcome);
            return false;
        } catch (StoreBroken _) {
            List<String> left = scene.state();
            assertThat(left).as("after call " + number).isIn(before, done);
            assertThat(flow.act().apply(scene)).as("again after call " + number).isEqualTo(outcome);
            if (left.equals(before)) {
                assertThat(scene.state()).as("done after call " + number).isEqualTo(done);
            }
            return true;
        }
    }

    /** Whoever broke down is counted as wrong in time, so that a second try is a try too many. */
    @Test
    void the_hundredth_failure_is_recorded_and_told_or_neither() {
        Flow flow = Flow.of("fail for the hundredth time", FaultSweepTest::failAnHourLater)
                .after(scene -> Stream.generate(() -> failAnHourLater(scene))
                        .limit(99)
                        .forEach(came -> assertThat(came).isEqualTo(new LogIn.Outcome.Refused())));
        Scene undisturbed = flow.scene();
        assertThat(flow.act().apply(undisturbed)).isEqualTo(new LogIn.Outcome.Refused());
        List<String> done = undisturbed.state();
        for (int number = 1; number < MOST_CALLS; number++) {
            Scene scene = flow.scene();
            List<String> before = scene.state();
            scene.breaker.breakAt(number);
            try {
                assertThat(flow.act().apply(scene)).isEqualTo(new LogIn.Outcome.Refused());
                assertThat(number).isGreaterThan(4);
                return;
            } catch (StoreBroken _) {
                assertThat(scene.state()).as("after call " + number).isIn(before, done);
            }
        }
    }

    /** What has left can't be called back: a sender that breaks down later sends it again. */
    @Test
    void whatever_breaks_down_a_mail_arrives_with_one_link_that_works() {
        for (int number = 1; number < MOST_CALLS; number++) {
            Scene scene = new Scene(Registration.OPEN);
            scene.hexagon.requestReset(ADA);
            boolean broke = deliveryBreaksDown(scene, number);
            scene.hexagon.clock.pass(DeliverMail.CLAIM);

            String link = scene.hexagon.mailedToken(ADA, MailKind.RESET_PASSWORD);

            assertThat(scene.hexagon.mailbox.to(ADA).stream()
                            .map(Mail::token)
                            .flatMap(Optional::stream)
                            .filter(token -> token.kind() == Sealed.Kind.RESET_TOKEN)
                            .map(Sealed::reveal)
                            .distinct())
                    .containsExactly(link);
            assertThat(scene.hexagon.world.outbox().all()).isEmpty();
            assertThat(scene.hexagon.reset(link, NEXT)).isEqualTo(new ResetPassword.Outcome.Reset());
            if (!broke) {
                assertThat(number).isGreaterThan(4);
                return;
            }
        }
    }

    @Test
    void whatever_breaks_down_a_refused_mail_is_given_up_and_recorded_once() {
        for (int number = 1; number < MOST_CALLS; number++) {
            Scene scene = new Scene(Registration.OPEN);
            scene.hexagon.requestReset(ADA);
            scene.hexagon.mailbox.answer(Mailbox.Delivery.REFUSED);
            boolean broke = deliveryBreaksDown(scene, number);
            scene.hexagon.clock.pass(DeliverMail.CLAIM);

            assertThat(scene.deliver())
                    .isEqualTo(broke ? new DeliverMail.Outcome.GivenUp() : new DeliverMail.Outcome.Idle());

            assertThat(scene.hexagon.world.outbox().failed(MOST_CALLS)).hasSize(1);
            assertThat(scene.hexagon.trail(scene.ada)).containsOnlyOnce("mail.refused");
            if (!broke) {
                assertThat(number).isGreaterThan(4);
                return;
            }
        }
    }

    private static boolean deliveryBreaksDown(Scene scene, int number) {
        scene.breaker.breakAt(number);
        try {
            assertThat(scene.deliver()).isNotEqualTo(new DeliverMail.Outcome.Idle());
            return false;
        } catch (StoreBroken _) {
            return true;
        } finally {
            scene.breaker.breakAt(0);
        }
    }

    private static Object kind(Object outcome) {
        return outcome.getClass();
    }
}
