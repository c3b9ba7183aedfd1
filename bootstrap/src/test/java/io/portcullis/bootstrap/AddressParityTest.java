package io.portcullis.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.application.account.AccountUseCases;
import io.portcullis.application.account.RegisterAccount;
import io.portcullis.application.session.LogIn;
import io.portcullis.application.session.SessionUseCases;
import io.portcullis.application.steps.AdvanceSession;
import io.portcullis.application.steps.CheckPassword;
import io.portcullis.application.steps.CheckTicket;
import io.portcullis.application.steps.HashNewPassword;
import io.portcullis.application.steps.IssueTokens;
import io.portcullis.application.steps.OpenSession;
import io.portcullis.application.steps.QueueMail;
import io.portcullis.application.steps.RecogniseDevice;
import io.portcullis.application.steps.RecordEvent;
import io.portcullis.application.steps.RemoveAccount;
import io.portcullis.application.steps.RenewPasswordHash;
import io.portcullis.application.steps.SpendBudget;
import io.portcullis.application.ticket.RequestPasswordReset;
import io.portcullis.application.ticket.RequestVerification;
import io.portcullis.application.ticket.TicketUseCases;
import io.portcullis.crypto.credential.BcryptPasswordHasher;
import io.portcullis.crypto.credential.CountedRounds;
import io.portcullis.crypto.secret.EnvironmentSecret;
import io.portcullis.crypto.secret.EnvironmentSecrets;
import io.portcullis.crypto.secret.HmacSealer;
import io.portcullis.crypto.secret.RandomSecrets;
import io.portcullis.crypto.throttle.HmacPseudonyms;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.account.Registration;
import io.portcullis.domain.credential.NewPassword;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.credential.PasswordLength;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.port.PasswordHasher;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.session.SessionLifetime;
import io.portcullis.domain.throttle.Limits;
import io.portcullis.testkit.Samples;
import io.portcullis.testkit.contract.Stores;
import io.portcullis.testkit.fake.FakeAccessTokens;
import io.portcullis.testkit.fake.FakePasswordPolicy;
import io.portcullis.testkit.fake.SteppingClock;
import io.portcullis.testkit.fake.WatchedStores;
import io.portcullis.testkit.fake.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nobody can tell whose an address is, nor whether it is verified, by asking for a mail to it or for an account: whatever
 * there is to learn, the answer is the same after the same rounds of bcrypt, the same calls of the stores in the same order,
 * one entry in the audit trail and one mail in the outbox, if only to nobody. Where registration is open it tells by its
 * answer whether an address is taken; nothing else does.
 */
class AddressParityTest {

    private static final int COST = 6;
    private static final String PASSWORD = "violet anchors hum at seven rivers";
    private static final String NEXT = "quartz lanterns drift past nine owls";
    private static final Origin ORIGIN = new Origin("192.0.2.1", "192.0.2.1", Optional.empty(), "request-1");
    private static final EnvironmentSecrets SECRETS = new EnvironmentSecrets(secret(), List.of());

    /** How a server is set up: as in development, and as in production. */
    enum Mode {
        DEVELOPMENT(Registration.OPEN, false),
        PRODUCTION(Registration.CONFIDENTIAL, true);

        private final Registration registration;
        private final boolean verifiedOnly;

        Mode(Registration registration, boolean verifiedOnly) {
            this.registration = registration;
            this.verifiedOnly = verifiedOnly;
        }
    }

    /** What there is to be learnt of an address. */
    enum Whose {
        NOBODYS,
        UNVERIFIED,
        VERIFIED,
        SUSPENDED
    }

    /** What anybody can ask. */
    enum Question {
        REGISTRATION,
        VERIFICATION,
        RESET,
        LOGIN
    }

    /** What one question cost, and what it was answered. */
    private record Work(long rounds, List<String> calls, int entries, int mails, Object answer) {}

    private final Samples samples = new Samples();
    private final World world = new World();
    private final List<String> calls = new ArrayList<>();
    private final Stores stores = new WatchedStores(world, calls::add);
    private final SteppingClock clock = new SteppingClock();
    private final LongAdder rounds = new LongAdder();
    private final RandomSecrets random = new RandomSecrets();
    private final HmacSealer sealer = new HmacSealer(SECRETS, random);
    private final HmacPseudonyms pseudonyms = new HmacPseudonyms(SECRETS);
    private final PasswordHasher hasher = CountedRounds.hasher(SECRETS, COST, rounds);
    private final HashNewPassword hashNewPassword = new HashNewPassword(new FakePasswordPolicy(), hasher);
    private final RecordEvent recordEvent = new RecordEvent(stores.auditTrail(), random, clock);
    private final SpendBudget spendBudget =
            new SpendBudget(stores.budgets(), pseudonyms, Optional.of(Limits.waitingFor(Duration.ofMinutes(1))), clock);
    private final QueueMail queueMail = new QueueMail(stores.outbox(), spendBudget, pseudonyms, random, clock);

    static Stream<Arguments> everyCase() {
        return Stream.of(Mode.values())
                .flatMap(mode -> Stream.of(Question.values())
                        .filter(question -> mode == Mode.PRODUCTION || question != Question.REGISTRATION)
                        .flatMap(question ->
                                Stream.of(Whose.values()).map(whose -> Arguments.of(mode, question, whose))));
    }

    @ParameterizedTest
    @MethodSource("everyCase")
    void whatever_there_is_to_learn_the_answer_and_its_cost_are_the_same(Mode mode, Question question, Whose whose) {
        List<Work> reference = tries(mode, question, Whose.NOBODYS);

        assertThat(tries(mode, question, whose))
                .as("three tries, of which the second and third have no mail left to send")
                .isEqualTo(reference);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LOGIN")
    void a_question_leaves_one_entry_and_one_mail_if_only_to_nobody(Question question) {
        assertThat(tries(Mode.PRODUCTION, question, Whose.NOBODYS)).allSatisfy(work -> {
            assertThat(work.entries()).isEqualTo(1);
            assertThat(work.mails()).isEqualTo(1);
            assertThat(work.rounds()).isEqualTo(question == Question.REGISTRATION ? 1L << COST : 0);
        });
    }

    /** A first try registers what was nobody's; the others find it taken, and must look no different. */
    private List<Work> tries(Mode mode, Question question, Whose whose) {
        EmailAddress address = address(whose);
        return Stream.generate(() -> work(mode, question, address)).limit(3).toList();
    }

    private Work work(Mode mode, Question question, EmailAddress address) {
        calls.clear();
        rounds.reset();
        int entries = world.auditTrail().all().size();
        int mails = world.outbox().all().size();
        Object answer = ask(mode, question, address);
        return new Work(
                rounds.sum(),
                calls.stream().map(AddressParityTest::told).toList(),
                world.auditTrail().all().size() - entries,
                world.outbox().all().size() - mails,
                answer);
    }

    /** A hash is kept by one statement and thrown away by another, which finds nothing to change. */
    private static String told(String call) {
        return call.equals("Credentials.put") || call.equals("Credentials.renew") ? "Credentials.put or renew" : call;
    }

    private Object ask(Mode mode, Question question, EmailAddress address) {
        return switch (question) {
            case REGISTRATION ->
                accounts(mode)
                        .registerAccount()
                        .handle(new RegisterAccount.Command(
                                address,
                                NewPassword.parse(NEXT, PasswordLength.DEFAULT)
                                        .ifValid()
                                        .orElseThrow(),
                                Optional.empty(),
                                ORIGIN));
            case VERIFICATION ->
                tickets().requestVerification().handle(new RequestVerification.Command(address, ORIGIN));
            case RESET -> tickets().requestPasswordReset().handle(new RequestPasswordReset.Command(address, ORIGIN));
            case LOGIN ->
                sessions(mode)
                        .logIn()
                        .handle(new LogIn.Command(address, PresentedPassword.of("wrong"), Optional.empty(), ORIGIN));
        };
    }

    private AccountUseCases accounts(Mode mode) {
        return AccountUseCases.over(
                stores.accounts(),
                stores.credentials(),
                hashNewPassword,
                random,
                spendBudget,
                queueMail,
                recordEvent,
                stores.transactions(),
                mode.registration,
                clock);
    }

    private TicketUseCases tickets() {
        return TicketUseCases.over(
                new CheckTicket(stores.tickets(), sealer, clock),
                hashNewPassword,
                new RemoveAccount(
                        stores.accounts(), stores.sessions(), stores.budgets(), recordEvent, stores.transactions()),
                spendBudget,
                queueMail,
                recordEvent,
                stores.accounts(),
                stores.credentials(),
                stores.sessions(),
                stores.tickets(),
                stores.budgets(),
                stores.transactions(),
                clock);
    }

    private SessionUseCases sessions(Mode mode) {
        RecogniseDevice recogniseDevice = new RecogniseDevice(sealer, random, clock);
        FakeAccessTokens accessTokens = new FakeAccessTokens(clock);
        return SessionUseCases.over(
                spendBudget,
                new CheckPassword(
                        stores.credentials(),
                        hasher,
                        recogniseDevice,
                        spendBudget,
                        queueMail,
                        recordEvent,
                        pseudonyms,
                        stores.transactions()),
                new OpenSession(
                        stores.accounts(),
                        stores.sessions(),
                        sealer,
                        random,
                        queueMail,
                        recordEvent,
                        stores.transactions(),
                        SessionLifetime.DEFAULT,
                        clock),
                new AdvanceSession(
                        stores.accounts(),
                        stores.sessions(),
                        sealer,
                        recordEvent,
                        stores.transactions(),
                        SessionLifetime.DEFAULT,
                        clock),
                new IssueTokens(accessTokens, sealer, random, Duration.ofMinutes(10), clock),
                new RenewPasswordHash(stores.credentials(), hasher),
                recogniseDevice,
                recordEvent,
                mode.verifiedOnly,
                stores.sessions(),
                accessTokens,
                stores.transactions(),
                clock);
    }

    private EmailAddress address(Whose whose) {
        Account account = whose == Whose.SUSPENDED ? samples.suspendedAccount() : samples.account();
        if (whose != Whose.NOBODYS) {
            Account kept = whose == Whose.VERIFIED ? account.verified() : account;
            assertThat(world.accounts().add(kept)).isNotNull();
            world.credentials().put(kept.id(), hash(), clock.instant());
        }
        return account.email();
    }

    private static PasswordHash hash() {
        PasswordHasher.Hashing made = new BcryptPasswordHasher(SECRETS, COST)
                .hash(PresentedPassword.of(PASSWORD).possible().orElseThrow());
        return switch (made) {
            case PasswordHasher.Hashing.Hashed(PasswordHash hash) -> hash;
            case PasswordHasher.Overloaded _ -> throw new AssertionError(made);
        };
    }

    private static EnvironmentSecret secret() {
        String text = "s".repeat(EnvironmentSecret.MIN_LENGTH);
        return EnvironmentSecret.parse(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
                .orElseThrow();
    }
}
