package io.portcullis.application;

import io.portcullis.application.account.AccountUseCases;
import io.portcullis.application.account.ChangeEmail;
import io.portcullis.application.account.OwnerUseCases;
import io.portcullis.application.account.RegisterAccount;
import io.portcullis.application.administration.AdministrationUseCases;
import io.portcullis.application.administration.OperatorUseCases;
import io.portcullis.application.administration.SuspendAccount;
import io.portcullis.application.audit.AuditUseCases;
import io.portcullis.application.credential.ChangePassword;
import io.portcullis.application.credential.CredentialUseCases;
import io.portcullis.application.mail.DeliverMail;
import io.portcullis.application.mail.MailUseCases;
import io.portcullis.application.secret.SecretUseCases;
import io.portcullis.application.session.Authenticate;
import io.portcullis.application.session.LogIn;
import io.portcullis.application.session.RefreshSession;
import io.portcullis.application.session.SessionUseCases;
import io.portcullis.application.signing.SigningUseCases;
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
import io.portcullis.application.throttle.ThrottleUseCases;
import io.portcullis.application.ticket.RepudiateEmail;
import io.portcullis.application.ticket.RequestPasswordReset;
import io.portcullis.application.ticket.RequestVerification;
import io.portcullis.application.ticket.ResetPassword;
import io.portcullis.application.ticket.TicketUseCases;
import io.portcullis.application.ticket.VerifyEmail;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.account.Epoch;
import io.portcullis.domain.account.Registration;
import io.portcullis.domain.account.SuspensionReason;
import io.portcullis.domain.administration.Authority;
import io.portcullis.domain.audit.AuditEntry;
import io.portcullis.domain.credential.NewPassword;
import io.portcullis.domain.credential.PasswordLength;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.mail.Mail;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.port.AccessTokens;
import io.portcullis.domain.port.AuditTrail;
import io.portcullis.domain.port.Mailbox;
import io.portcullis.domain.port.PasswordHasher;
import io.portcullis.domain.port.Sessions;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.session.SessionLifetime;
import io.portcullis.domain.throttle.Limits;
import io.portcullis.domain.token.TokenSet;
import io.portcullis.testkit.contract.Stores;
import io.portcullis.testkit.fake.FakeAccessTokens;
import io.portcullis.testkit.fake.FakeKeyVault;
import io.portcullis.testkit.fake.FakeMailbox;
import io.portcullis.testkit.fake.FakePasswordHasher;
import io.portcullis.testkit.fake.FakePasswordPolicy;
import io.portcullis.testkit.fake.FakePseudonyms;
import io.portcullis.testkit.fake.FakeSealer;
import io.portcullis.testkit.fake.FakeSecrets;
import io.portcullis.testkit.fake.SteppingClock;
import io.portcullis.testkit.fake.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** All use cases over the fakes, with an everyday way to do what most tests begin with. */
public final class Hexagon {

    public static final Origin ORIGIN = new Origin("192.0.2.1", "192.0.2.1", Optional.of("Test/1.0"), "request-1");
    public static final Duration ACCESS_TOKEN_LIFETIME = Duration.ofMinutes(10);
    public static final SessionLifetime LIFETIME = SessionLifetime.DEFAULT;
    public static final Limits LIMITS = Limits.waitingFor(Duration.ofMinutes(1));
    public static final Duration RETENTION = Duration.ofDays(30);
    public static final EmailAddress ADA = email("ada@example.org");
    public static final String PASSWORD = "correct horse battery staple";

    public final World world = new World();
    public final SteppingClock clock = new SteppingClock();
    public final FakeSecrets secrets = new FakeSecrets();
    public final FakePasswordPolicy policy = new FakePasswordPolicy();
    public final FakePasswordHasher hasher = new FakePasswordHasher();
    public final FakeSealer sealer = new FakeSealer(secrets);
    public final FakePseudonyms pseudonyms = new FakePseudonyms();
    public final FakeKeyVault vault = new FakeKeyVault(secrets);
    public final FakeAccessTokens accessTokens = new FakeAccessTokens(clock);
    public final RecogniseDevice recogniseDevice = new RecogniseDevice(sealer, secrets, clock);
    public final FakeMailbox mailbox = new FakeMailbox();
    public final RecordEvent recordEvent;
    public final SpendBudget spendBudget;
    public final QueueMail queueMail;
    public final CheckPassword checkPassword;
    public final AccountUseCases accounts;
    public final CredentialUseCases credentials;
    public final OwnerUseCases owner;
    public final AdministrationUseCases administration;
    public final OperatorUseCases operator;
    public final SessionUseCases sessions;
    public final SigningUseCases signing;
    public final SecretUseCases secret;
    public final AuditUseCases audit;
    public final ThrottleUseCases throttle;
    public final TicketUseCases tickets;
    public final MailUseCases mail;

    private final Stores stores;
    private final boolean verifiedOnly;

    /** With everybody's tries limited, and as a server in development mode. */
    public Hexagon() {
        this(Registration.OPEN, false);
    }

    /**
     * With everybody's tries limited.
     *
     * @param verifiedOnly whether only they may log in whose address is verified
     */
    public Hexagon(Registration registration, boolean verifiedOnly) {
        this(registration, verifiedOnly, world -> world);
    }

    /**
     * Over stores that misbehave or count.
     *
     * @param over makes them of the {@link #world}, which stays as it is for whoever looks on
     */
    public Hexagon(Registration registration, boolean verifiedOnly, Function<World, Stores> over) {
        this.verifiedOnly = verifiedOnly;
        stores = over.apply(world);
        recordEvent = new RecordEvent(stores.auditTrail(), secrets, clock);
        spendBudget = new SpendBudget(stores.budgets(), pseudonyms, Optional.of(LIMITS), clock);
        queueMail = new QueueMail(stores.outbox(), spendBudget, pseudonyms, secrets, clock);
        checkPassword = checkPasswordOver(hasher);
        accounts = AccountUseCases.over(
                stores.accounts(),
                stores.credentials(),
                new HashNewPassword(policy, hasher),
                secrets,
                spendBudget,
                queueMail,
                recordEvent,
                stores.transactions(),
                registration,
                clock);
        credentials = credentialsOver(hasher);
        owner = ownerOver(hasher, stores.auditTrail());
        administration = AdministrationUseCases.over(
                stores.accounts(),
                stores.sessions(),
                stores.auditTrail(),
                sealer,
                queueMail,
                recordEvent,
                removeAccount(),
                stores.transactions(),
                clock);
        operator = OperatorUseCases.over(
                new HashNewPassword(policy, hasher),
                queueMail,
                recordEvent,
                stores.accounts(),
                stores.credentials(),
                secrets,
                stores.transactions(),
                clock);
        sessions = sessionsOver(hasher, stores.sessions(), accessTokens);
        signing = SigningUseCases.over(stores.signingKeys(), vault, recordEvent, stores.transactions(), clock);
        secret = SecretUseCases.over(stores.secretChecks(), sealer, recordEvent, stores.transactions());
        audit = AuditUseCases.over(stores.auditTrail(), sealer, RETENTION, clock);
        throttle = ThrottleUseCases.over(stores.budgets(), clock);
        tickets = ticketsOver(hasher);
        mail = mailOver(mailbox);
    }

    private RemoveAccount removeAccount() {
        return new RemoveAccount(
                stores.accounts(), stores.sessions(), stores.budgets(), recordEvent, stores.transactions());
    }

    /** The use cases of mailed links with another hasher, one that misbehaves or is in no hurry. */
    public TicketUseCases ticketsOver(PasswordHasher other) {
        return TicketUseCases.over(
                new CheckTicket(stores.tickets(), sealer, clock),
                new HashNewPassword(policy, other),
                removeAccount(),
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

    /** The use cases of queued mails with another mailbox, one that misbehaves or is in no hurry. */
    public MailUseCases mailOver(Mailbox other) {
        return MailUseCases.over(
                stores.outbox(),
                other,
                stores.accounts(),
                stores.tickets(),
                sealer,
                recordEvent,
                stores.transactions(),
                clock);
    }

    private CheckPassword checkPasswordOver(PasswordHasher other) {
        return new CheckPassword(
                stores.credentials(),
                other,
                recogniseDevice,
                spendBudget,
                queueMail,
                recordEvent,
                pseudonyms,
                stores.transactions());
    }

    /** The use cases of sessions with other plugs, which misbehave, are in no hurry or count. */
    public SessionUseCases sessionsOver(
            PasswordHasher otherHasher, Sessions otherSessions, AccessTokens otherAccessTokens) {
        return SessionUseCases.over(
                spendBudget,
                checkPasswordOver(otherHasher),
                new OpenSession(
                        stores.accounts(),
                        otherSessions,
                        sealer,
                        secrets,
                        queueMail,
                        recordEvent,
                        stores.transactions(),
                        LIFETIME,
                        clock),
                new AdvanceSession(
                        stores.accounts(), otherSessions, sealer, recordEvent, stores.transactions(), LIFETIME, clock),
                new IssueTokens(otherAccessTokens, sealer, secrets, ACCESS_TOKEN_LIFETIME, clock),
                new RenewPasswordHash(stores.credentials(), otherHasher),
                recogniseDevice,
                recordEvent,
                verifiedOnly,
                otherSessions,
                otherAccessTokens,
                stores.transactions(),
                clock);
    }

    /** The use cases of credentials with another hasher, one that misbehaves or is in no hurry. */
    public CredentialUseCases credentialsOver(PasswordHasher other) {
        return CredentialUseCases.over(
                checkPassword,
                stores.accounts(),
                stores.credentials(),
                stores.sessions(),
                policy,
                other,
                queueMail,
                recordEvent,
                stores.transactions(),
                clock);
    }

    /** The use cases of owners with other plugs, which misbehave, are in no hurry or count. */
    public OwnerUseCases ownerOver(PasswordHasher otherHasher, AuditTrail otherTrail) {
        return OwnerUseCases.over(
                checkPasswordOver(otherHasher),
                removeAccount(),
                spendBudget,
                queueMail,
                recordEvent,
                stores.accounts(),
                stores.sessions(),
                otherTrail,
                stores.transactions(),
                clock);
    }

    /** Registers the account that most tests are about. */
    public Account registered() {
        RegisterAccount.Outcome outcome = accounts.registerAccount()
                .handle(new RegisterAccount.Command(ADA, newPassword(PASSWORD), Optional.empty(), ORIGIN));
        return switch (outcome) {
            case RegisterAccount.Outcome.Registered(Account account) -> account;
            case RegisterAccount.Outcome.Accepted _ ->
                world.accounts().find(ADA).orElseThrow();
            case RegisterAccount.Outcome.Closed _,
                    RegisterAccount.Outcome.EmailTaken _,
                    RegisterAccount.Outcome.PasswordRefused _,
                    RegisterAccount.Outcome.Throttled _,
                    RegisterAccount.Outcome.Overloaded _ -> throw new AssertionError(outcome);
        };
    }

    /** Logs that account in. */
    public TokenSet loggedIn() {
        LogIn.Outcome outcome = logIn(PASSWORD);
        return switch (outcome) {
            case LogIn.Outcome.LoggedIn(TokenSet tokens) -> tokens;
            case LogIn.Outcome.Refused _,
                    LogIn.Outcome.EmailNotVerified _,
                    LogIn.Outcome.Throttled _,
                    LogIn.Outcome.Overloaded _ -> throw new AssertionError(outcome);
        };
    }

    /** Tries to log that account in. */
    public LogIn.Outcome logIn(String password) {
        return logIn(ADA, password);
    }

    /** Tries to log anybody in. */
    public LogIn.Outcome logIn(EmailAddress email, String password) {
        return sessions.logIn()
                .handle(new LogIn.Command(email, PresentedPassword.of(password), Optional.empty(), ORIGIN));
    }

    /** Tries to log that account in from a client that may be known. */
    public LogIn.Outcome logInFrom(String deviceToken, String password) {
        return sessions.logIn()
                .handle(new LogIn.Command(ADA, PresentedPassword.of(password), Optional.of(deviceToken), ORIGIN));
    }

    /** Delivers whatever is due, and tells what has arrived there since the server started, the earliest first. */
    public List<Mail> mailTo(EmailAddress address) {
        while (!(mail.deliverMail().handle(new DeliverMail.Command()) instanceof DeliverMail.Outcome.Idle)) {}
        return mailbox.to(address);
    }

    /** The token of the latest mail of that kind that has arrived there. */
    public String mailedToken(EmailAddress address, MailKind kind) {
        return mailTo(address).reversed().stream()
                .filter(mailed -> mailed.kind() == kind)
                .findFirst()
                .flatMap(Mail::token)
                .orElseThrow()
                .reveal();
    }

    /** The kinds of the mails that have arrived there since the server started, the earliest first. */
    public List<MailKind> kindsTo(EmailAddress address) {
        return mailTo(address).stream().map(Mail::kind).toList();
    }

    /** The trail of an account, the newest first, each entry by its kind. */
    public List<String> trail(AccountId account) {
        return world.auditTrail().about(account, Optional.empty(), 100).stream()
                .map(AuditEntry::kind)
                .toList();
    }

    /** Tries to register an account. */
    public RegisterAccount.Outcome register(EmailAddress email, String password) {
        return accounts.registerAccount()
                .handle(new RegisterAccount.Command(email, newPassword(password), Optional.empty(), ORIGIN));
    }

    /** Registers the account that most tests are about, and verifies its address by the mail that came. */
    public Account verified() {
        AccountId id = registered().id();
        if (!verify(mailedToken(ADA, MailKind.VERIFY_EMAIL)).equals(new VerifyEmail.Outcome.Verified())) {
            throw new AssertionError("the address was not verified");
        }
        clock.pass(Duration.ofMinutes(1));
        return world.accounts().find(id).orElseThrow();
    }

    /** Asks for another link by which to verify that address. */
    public RequestVerification.Outcome requestVerification(EmailAddress email) {
        return tickets.requestVerification().handle(new RequestVerification.Command(email, ORIGIN));
    }

    /** Uses such a link. */
    public VerifyEmail.Outcome verify(String token) {
        return tickets.verifyEmail().handle(new VerifyEmail.Command(token, ORIGIN));
    }

    /** Uses such a link for the opposite. */
    public RepudiateEmail.Outcome repudiate(String token) {
        return tickets.repudiateEmail().handle(new RepudiateEmail.Command(token, ORIGIN));
    }

    /** Asks for a link by which to reset the password of the account with that address. */
    public RequestPasswordReset.Outcome requestReset(EmailAddress email) {
        return tickets.requestPasswordReset().handle(new RequestPasswordReset.Command(email, ORIGIN));
    }

    /** Uses such a link. */
    public ResetPassword.Outcome reset(String token, String password) {
        return tickets.resetPassword().handle(new ResetPassword.Command(token, newPassword(password), ORIGIN));
    }

    /** Asks for another address in place of the caller's. */
    public ChangeEmail.Outcome changeEmail(Caller caller, EmailAddress next, String password) {
        return owner.changeEmail()
                .handle(new ChangeEmail.Command(caller, next, PresentedPassword.of(password), ORIGIN));
    }

    /** Changes the caller's password. */
    public ChangePassword.Outcome changePassword(Caller caller, String current, String next) {
        return credentials
                .changePassword()
                .handle(new ChangePassword.Command(caller, PresentedPassword.of(current), newPassword(next), ORIGIN));
    }

    /** Bars an account, as the operator. */
    public SuspendAccount.Outcome suspend(AccountId account) {
        return administration
                .suspendAccount()
                .handle(new SuspendAccount.Command(
                        new Authority.Operator(),
                        account,
                        SuspensionReason.parse("three complaints").ifValid().orElseThrow()));
    }

    /** Presents a refresh token. */
    public RefreshSession.Outcome refresh(TokenSet tokens) {
        return sessions.refreshSession()
                .handle(new RefreshSession.Command(tokens.refreshToken().reveal(), ORIGIN));
    }

    /** Presents a refresh token that must be good. */
    public TokenSet refreshed(TokenSet tokens) {
        RefreshSession.Outcome outcome = refresh(tokens);
        return switch (outcome) {
            case RefreshSession.Outcome.Refreshed(TokenSet successor) -> successor;
            case RefreshSession.Outcome.Reused _,
                    RefreshSession.Outcome.Refused _,
                    RefreshSession.Outcome.Throttled _ -> throw new AssertionError(outcome);
        };
    }

    /** Presents an access token. */
    public Authenticate.Outcome authenticate(TokenSet tokens) {
        return sessions.authenticate()
                .handle(new Authenticate.Query(tokens.accessToken().reveal()));
    }

    /** Presents an access token that must be good. */
    public Caller caller(TokenSet tokens) {
        Authenticate.Outcome outcome = authenticate(tokens);
        return switch (outcome) {
            case Authenticate.Outcome.Authenticated(Caller caller) -> caller;
            case Authenticate.Outcome.Refused _ -> throw new AssertionError(outcome);
        };
    }

    /** What a change of password does to the account's epoch. */
    public void advanceEpoch(AccountId account) {
        Epoch seen = world.accounts().find(account).orElseThrow().epoch();
        if (world.accounts().advance(account, seen).isEmpty()) {
            throw new AssertionError("the epoch did not advance");
        }
    }

    public static EmailAddress email(String text) {
        return EmailAddress.parse(text).ifValid().orElseThrow();
    }

    public static NewPassword newPassword(String text) {
        return NewPassword.parse(text, PasswordLength.DEFAULT).ifValid().orElseThrow();
    }
}
