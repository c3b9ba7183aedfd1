package io.portcullis.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockingDetails;

import io.portcullis.application.account.DeleteAccount;
import io.portcullis.application.account.OwnerUseCases;
import io.portcullis.application.credential.ChangePassword;
import io.portcullis.application.credential.CredentialUseCases;
import io.portcullis.application.session.LogIn;
import io.portcullis.application.session.SessionUseCases;
import io.portcullis.application.steps.AdvanceSession;
import io.portcullis.application.steps.CheckPassword;
import io.portcullis.application.steps.IssueTokens;
import io.portcullis.application.steps.OpenSession;
import io.portcullis.application.steps.QueueMail;
import io.portcullis.application.steps.RecogniseDevice;
import io.portcullis.application.steps.RecordEvent;
import io.portcullis.application.steps.RemoveAccount;
import io.portcullis.application.steps.RenewPasswordHash;
import io.portcullis.application.steps.SpendBudget;
import io.portcullis.crypto.credential.BcryptPasswordHasher;
import io.portcullis.crypto.credential.CountedRounds;
import io.portcullis.crypto.secret.EnvironmentSecret;
import io.portcullis.crypto.secret.EnvironmentSecrets;
import io.portcullis.crypto.secret.HmacSealer;
import io.portcullis.crypto.secret.RandomSecrets;
import io.portcullis.crypto.throttle.HmacPseudonyms;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.credential.NewPassword;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.credential.PasswordLength;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.AuditTrail;
import io.portcullis.domain.port.Budgets;
import io.portcullis.domain.port.Credentials;
import io.portcullis.domain.port.Outbox;
import io.portcullis.domain.port.PasswordHasher;
import io.portcullis.domain.port.Sessions;
import io.portcullis.domain.port.Transactions;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.session.Session;
import io.portcullis.domain.session.SessionLifetime;
import io.portcullis.domain.throttle.Limits;
import io.portcullis.testkit.Samples;
import io.portcullis.testkit.fake.FakeAccessTokens;
import io.portcullis.testkit.fake.FakePasswordPolicy;
import io.portcullis.testkit.fake.SteppingClock;
import io.portcullis.testkit.fake.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nobody can tell why a password was refused, nor whether anybody has the address: whatever the reason, a refusal costs
 * the same rounds of bcrypt, the same calls of the stores and the same entries in the audit trail, at the login and where
 * the password is asked again, and so does being made to wait. Work is counted here, so that no clock is needed.
 */
class ParityTest {

    private static final int COST = 6;
    private static final String PASSWORD = "violet anchors hum at seven rivers";
    private static final String NEXT = "quartz lanterns drift past nine owls";
    private static final Origin ORIGIN = new Origin("192.0.2.1", "192.0.2.1", Optional.empty(), "request-1");
    private static final EnvironmentSecrets SECRETS = new EnvironmentSecrets(secret('s'), List.of());

    /** Why a password is refused. */
    enum Reason {
        UNKNOWN,
        WRONG,
        SUSPENDED,
        SUSPENDED_AND_WRONG,
        MALFORMED_HASH,
        HASH_OF_A_LOST_SECRET,
        OLD_COST,
        FOREIGN_SCHEME,
        FOREIGN_SCHEME_AND_TOO_LONG_FOR_IT,
        NO_SCHEME_OF_OURS,
        OVER_LONG,
        ILL_FORMED
    }

    /** Where a password is presented. */
    enum Way {
        LOGIN,
        CHANGE_OF_PASSWORD,
        DELETION
    }

    /** What one try cost, and what it was answered. */
    private record Work(long rounds, List<String> storeCalls, int entries, String answer) {}

    private final Samples samples = new Samples();
    private final World world = new World();
    private final SteppingClock clock = new SteppingClock();
    private final LongAdder rounds = new LongAdder();
    private final Accounts accounts = mock(Accounts.class, delegatesTo(world.accounts()));
    private final Credentials credentials = mock(Credentials.class, delegatesTo(world.credentials()));
    private final Sessions sessions = mock(Sessions.class, delegatesTo(world.sessions()));
    private final Budgets budgets = mock(Budgets.class, delegatesTo(world.budgets()));
    private final AuditTrail auditTrail = mock(AuditTrail.class, delegatesTo(world.auditTrail()));
    private final Outbox outbox = mock(Outbox.class, delegatesTo(world.outbox()));
    private final Transactions transactions = mock(Transactions.class, delegatesTo(world.transactions()));
    private final SessionUseCases sessionUseCases;
    private final CredentialUseCases credentialUseCases;
    private final OwnerUseCases ownerUseCases;

    ParityTest() {
        RandomSecrets random = new RandomSecrets();
        HmacSealer sealer = new HmacSealer(SECRETS, random);
        HmacPseudonyms pseudonyms = new HmacPseudonyms(SECRETS);
        FakeAccessTokens accessTokens = new FakeAccessTokens(clock);
        PasswordHasher hasher = CountedRounds.hasher(SECRETS, COST, rounds);
        RecordEvent recordEvent = new RecordEvent(auditTrail, random, clock);
        RecogniseDevice recogniseDevice = new RecogniseDevice(sealer, random, clock);
        SpendBudget spendBudget =
                new SpendBudget(budgets, pseudonyms, Optional.of(Limits.waitingFor(Duration.ofMinutes(1))), clock);
        QueueMail queueMail = new QueueMail(outbox, spendBudget, pseudonyms, random, clock);
        CheckPassword checkPassword = new CheckPassword(
                credentials, hasher, recogniseDevice, spendBudget, queueMail, recordEvent, pseudonyms, transactions);
        sessionUseCases = SessionUseCases.over(
                spendBudget,
                checkPassword,
                new OpenSession(
                        accounts,
                        sessions,
                        sealer,
                        random,
                        queueMail,
                        recordEvent,
                        transactions,
                        SessionLifetime.DEFAULT,
                        clock),
                new AdvanceSession(
                        accounts, sessions, sealer, recordEvent, transactions, SessionLifetime.DEFAULT, clock),
                new IssueTokens(accessTokens, sealer, random, Duration.ofMinutes(10), clock),
                new RenewPasswordHash(credentials, hasher),
                recogniseDevice,
                recordEvent,
                false,
                sessions,
                accessTokens,
                transactions,
                clock);
        credentialUseCases = CredentialUseCases.over(
                checkPassword,
                accounts,
                credentials,
                sessions,
                new FakePasswordPolicy(),
                hasher,
                queueMail,
                recordEvent,
                transactions,
                clock);
        ownerUseCases = OwnerUseCases.over(
                checkPassword,
                new RemoveAccount(accounts, sessions, budgets, recordEvent, transactions),
                spendBudget,
                queueMail,
                recordEvent,
                accounts,
                sessions,
                auditTrail,
                transactions,
                clock);
    }

    static Stream<Arguments> everyReasonAndWay() {
        return Stream.of(Way.values())
                .flatMap(way -> Stream.of(Reason.values()).map(reason -> Arguments.of(way, reason)));
    }

    @ParameterizedTest
    @MethodSource("everyReasonAndWay")
    void every_refusal_costs_the_same_and_reads_the_same(Way way, Reason reason) {
        List<Work> reference = tries(way, Reason.WRONG, 7);
        List<Work> tries = tries(way, reason, 7);

        assertThat(tries)
                .as("seven tries, two of them after the budget is spent")
                .isEqualTo(reference);
    }

    @ParameterizedTest
    @EnumSource
    void a_refusal_costs_one_hash_and_leaves_one_entry_until_it_costs_nothing(Way way) {
        List<Work> tries = tries(way, Reason.UNKNOWN, 7);

        assertThat(tries).extracting(Work::rounds).containsExactly(64L, 64L, 64L, 64L, 64L, 0L, 0L);
        assertThat(tries).extracting(Work::entries).containsExactly(1, 1, 1, 1, 1, 0, 0);
        assertThat(tries.subList(5, 7))
                .allSatisfy(waiting -> assertThat(waiting.answer()).contains("Throttled"));
    }

    /** What so many tries cost, each of which fails for that reason. */
    private List<Work> tries(Way way, Reason reason, int number) {
        Account account = account(reason);
        Session session = samples.session(account);
        return Stream.generate(() -> work(() -> present(way, account, session, password(reason))))
                .limit(number)
                .toList();
    }

    private Object present(Way way, Account account, Session session, String password) {
        PresentedPassword presented = PresentedPassword.of(password);
        return switch (way) {
            case LOGIN ->
                sessionUseCases.logIn().handle(new LogIn.Command(account.email(), presented, Optional.empty(), ORIGIN));
            case CHANGE_OF_PASSWORD ->
                credentialUseCases
                        .changePassword()
                        .handle(new ChangePassword.Command(
                                new Caller(account, session),
                                presented,
                                NewPassword.parse(NEXT, PasswordLength.DEFAULT)
                                        .ifValid()
                                        .orElseThrow(),
                                ORIGIN));
            case DELETION ->
                ownerUseCases
                        .deleteAccount()
                        .handle(new DeleteAccount.Command(new Caller(account, session), presented, ORIGIN));
        };
    }

    private Work work(Supplier<Object> tried) {
        Object[] stores = {accounts, credentials, sessions, budgets, auditTrail, outbox, transactions};
        clearInvocations(stores);
        rounds.reset();
        int before = world.auditTrail().all().size();
        String answer = tried.get().toString();
        List<String> calls = Stream.of(stores)
                .flatMap(store -> mockingDetails(store).getInvocations().stream())
                .map(call -> call.getMethod().getDeclaringClass().getSimpleName()
                        + '.'
                        + call.getMethod().getName())
                .toList();
        return new Work(rounds.sum(), calls, world.auditTrail().all().size() - before, answer);
    }

    /** Somebody for whom a try fails for that reason. */
    private Account account(Reason reason) {
        boolean suspended = reason == Reason.SUSPENDED || reason == Reason.SUSPENDED_AND_WRONG;
        Account account = suspended ? samples.suspendedAccount() : samples.account();
        if (reason != Reason.UNKNOWN) {
            world.accounts().add(account);
            world.credentials().put(account.id(), hash(reason), clock.instant());
        }
        return account;
    }

    private static String password(Reason reason) {
        return switch (reason) {
            case WRONG, SUSPENDED_AND_WRONG, OLD_COST, FOREIGN_SCHEME -> "a wrong password";
            case FOREIGN_SCHEME_AND_TOO_LONG_FOR_IT -> "x".repeat(73);
            case OVER_LONG -> "x".repeat(257);
            case ILL_FORMED -> "\ud800" + PASSWORD;
            case UNKNOWN, SUSPENDED, MALFORMED_HASH, HASH_OF_A_LOST_SECRET, NO_SCHEME_OF_OURS -> PASSWORD;
        };
    }

    private static PasswordHash hash(Reason reason) {
        return switch (reason) {
            case MALFORMED_HASH -> new PasswordHash("no hash at all");
            case HASH_OF_A_LOST_SECRET -> hash(new EnvironmentSecrets(secret('l'), List.of()), COST);
            case OLD_COST -> hash(SECRETS, 4);
            case FOREIGN_SCHEME, FOREIGN_SCHEME_AND_TOO_LONG_FOR_IT ->
                new PasswordHash("{bcrypt}$2y$05$bvIG6Nmid91Mu9RcmmWZfO5HJIMCT8riNW0hEp8f6/FuA2/mHZFpe");
            case NO_SCHEME_OF_OURS ->
                new PasswordHash("{argon2id}$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA");
            case UNKNOWN, WRONG, SUSPENDED, SUSPENDED_AND_WRONG, OVER_LONG, ILL_FORMED -> hash(SECRETS, COST);
        };
    }

    private static PasswordHash hash(EnvironmentSecrets secrets, int cost) {
        PasswordHasher.Hashing made = new BcryptPasswordHasher(secrets, cost)
                .hash(PresentedPassword.of(PASSWORD).possible().orElseThrow());
        return switch (made) {
            case PasswordHasher.Hashing.Hashed(PasswordHash hash) -> hash;
            case PasswordHasher.Overloaded _ -> throw new AssertionError(made);
        };
    }

    private static EnvironmentSecret secret(char filling) {
        String text = String.valueOf(filling).repeat(EnvironmentSecret.MIN_LENGTH);
        return EnvironmentSecret.parse(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
                .orElseThrow();
    }
}
