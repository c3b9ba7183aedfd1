package io.portcullis.http;

import io.portcullis.application.account.AccountUseCases;
import io.portcullis.application.account.OwnerUseCases;
import io.portcullis.application.administration.AdministrationUseCases;
import io.portcullis.application.audit.AuditUseCases;
import io.portcullis.application.credential.CredentialUseCases;
import io.portcullis.application.mail.DeliverMail;
import io.portcullis.application.mail.MailUseCases;
import io.portcullis.application.session.Authenticate;
import io.portcullis.application.session.SessionUseCases;
import io.portcullis.application.signing.PublicKeyUseCases;
import io.portcullis.application.signing.RotateSigningKeys;
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
import io.portcullis.application.ticket.TicketUseCases;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.Registration;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.credential.PasswordLength;
import io.portcullis.domain.mail.Addressee;
import io.portcullis.domain.mail.MailId;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.mail.QueuedMail;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.session.SessionLifetime;
import io.portcullis.domain.signing.KeyPolicy;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.domain.throttle.Limits;
import io.portcullis.http.account.AccountRoutes;
import io.portcullis.http.administration.AdministrationRoutes;
import io.portcullis.http.audit.AuditRoutes;
import io.portcullis.http.credential.CredentialRoutes;
import io.portcullis.http.openapi.OpenApiRoutes;
import io.portcullis.http.origin.TrustedProxies;
import io.portcullis.http.owner.OwnerRoutes;
import io.portcullis.http.page.Language;
import io.portcullis.http.page.PageRoutes;
import io.portcullis.http.problem.ProblemRoutes;
import io.portcullis.http.route.Route;
import io.portcullis.http.route.Routes;
import io.portcullis.http.server.HttpLimits;
import io.portcullis.http.server.HttpServer;
import io.portcullis.http.server.Listener;
import io.portcullis.http.session.SessionRoutes;
import io.portcullis.http.signing.SigningRoutes;
import io.portcullis.http.ticket.TicketRoutes;
import io.portcullis.testkit.Samples;
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
import io.portcullis.testkit.http.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** A whole server by Javalin, whose every port is a fake and whose time passes when it is told to. */
final class JavalinOverFakes implements Subject, AutoCloseable {

    private static final Duration AUDIT_RETENTION = Duration.ofDays(30);
    private static final Duration ACCESS_TOKEN_LIFETIME = Duration.ofMinutes(10);
    private static final Duration KEY_ROTATION = Duration.ofDays(90);
    private static final URI PASSWORD_PAGE = URI.create("https://id.example.org/reset-password");

    private final SteppingClock clock;
    private final FakeSecrets secrets;
    private final World world;
    private final FakeMailbox mailbox = new FakeMailbox();
    private final MailUseCases mail;
    private final List<Route> routes;
    private final URI base;
    private final HttpServer server;

    private JavalinOverFakes(
            SteppingClock clock, FakeSecrets secrets, World world, List<Route> routes, URI base, HttpServer server) {
        this.clock = clock;
        this.secrets = secrets;
        this.world = world;
        this.mail = MailUseCases.over(
                world.outbox(),
                mailbox,
                world.accounts(),
                world.tickets(),
                new FakeSealer(secrets),
                new RecordEvent(world.auditTrail(), secrets, clock),
                world.transactions(),
                clock);
        this.routes = routes;
        this.base = base;
        this.server = server;
    }

    /** Nobody's tries are limited. */
    static JavalinOverFakes start() {
        return behind(TrustedProxies.NONE);
    }

    /** Everybody's tries are limited, and it believes these proxies. */
    static JavalinOverFakes throttledBehind(TrustedProxies proxies) {
        return start(proxies, Optional.of(Limits.waitingFor(Duration.ofMinutes(1))), (route, _) -> route);
    }

    /** It believes these proxies. */
    static JavalinOverFakes behind(TrustedProxies proxies) {
        return altered(proxies, (route, _) -> route);
    }

    /** It believes these proxies, and some of its routes are not what they should be. */
    static JavalinOverFakes altered(TrustedProxies proxies, BiFunction<Route, World, Route> alteration) {
        return start(proxies, Optional.empty(), alteration);
    }

    private static JavalinOverFakes start(
            TrustedProxies proxies, Optional<Limits> limits, BiFunction<Route, World, Route> alteration) {
        SteppingClock clock = new SteppingClock();
        FakeSecrets secrets = new FakeSecrets();
        World world = new World();
        List<Route> routes = routes(clock, secrets, world, limits).stream()
                .flatMap(street -> street.routes().stream())
                .map(route -> alteration.apply(route, world))
                .toList();
        try {
            Listener listener = Listener.bind("127.0.0.1", 0);
            URI base = URI.create("http://127.0.0.1:" + listener.port());
            return new JavalinOverFakes(
                    clock,
                    secrets,
                    world,
                    routes,
                    base,
                    HttpServer.start(listener, List.of(() -> routes), HttpLimits.DEFAULT, proxies, false));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Routes> routes(SteppingClock clock, FakeSecrets secrets, World world, Optional<Limits> limits) {
        FakeSealer sealer = new FakeSealer(secrets);
        FakeKeyVault vault = new FakeKeyVault(secrets);
        FakePasswordPolicy policy = new FakePasswordPolicy();
        FakePasswordHasher hasher = new FakePasswordHasher();
        KeyPolicy keyPolicy = new KeyPolicy(SigningAlgorithm.ES256, ACCESS_TOKEN_LIFETIME, KEY_ROTATION);

        FakePseudonyms pseudonyms = new FakePseudonyms();
        SpendBudget spendBudget = new SpendBudget(world.budgets(), pseudonyms, limits, clock);
        RecogniseDevice recogniseDevice = new RecogniseDevice(sealer, secrets, clock);
        RecordEvent recordEvent = new RecordEvent(world.auditTrail(), secrets, clock);
        SigningUseCases signing =
                SigningUseCases.over(world.signingKeys(), vault, recordEvent, world.transactions(), clock);
        signing.rotateSigningKeys().handle(new RotateSigningKeys.Command(keyPolicy));
        FakeAccessTokens accessTokens = new FakeAccessTokens(
                clock,
                world.signingKeys().all().stream().map(SigningKey::publicKey).toList());
        QueueMail queueMail = new QueueMail(world.outbox(), spendBudget, pseudonyms, secrets, clock);
        CheckPassword checkPassword = new CheckPassword(
                world.credentials(),
                hasher,
                recogniseDevice,
                spendBudget,
                queueMail,
                recordEvent,
                pseudonyms,
                world.transactions());
        SessionUseCases sessions = SessionUseCases.over(
                spendBudget,
                checkPassword,
                new OpenSession(
                        world.accounts(),
                        world.sessions(),
                        sealer,
                        secrets,
                        queueMail,
                        recordEvent,
                        world.transactions(),
                        SessionLifetime.DEFAULT,
                        clock),
                new AdvanceSession(
                        world.accounts(),
                        world.sessions(),
                        sealer,
                        recordEvent,
                        world.transactions(),
                        SessionLifetime.DEFAULT,
                        clock),
                new IssueTokens(accessTokens, sealer, secrets, ACCESS_TOKEN_LIFETIME, clock),
                new RenewPasswordHash(world.credentials(), hasher),
                recogniseDevice,
                recordEvent,
                false,
                world.sessions(),
                accessTokens,
                world.transactions(),
                clock);
        HashNewPassword hashNewPassword = new HashNewPassword(policy, hasher);
        RemoveAccount removeAccount = new RemoveAccount(
                world.accounts(), world.sessions(), world.budgets(), recordEvent, world.transactions());
        AccountUseCases accounts = AccountUseCases.over(
                world.accounts(),
                world.credentials(),
                hashNewPassword,
                secrets,
                spendBudget,
                queueMail,
                recordEvent,
                world.transactions(),
                Registration.OPEN,
                clock);
        CredentialUseCases credentials = CredentialUseCases.over(
                checkPassword,
                world.accounts(),
                world.credentials(),
                world.sessions(),
                policy,
                hasher,
                queueMail,
                recordEvent,
                world.transactions(),
                clock);
        OwnerUseCases owner = OwnerUseCases.over(
                checkPassword,
                removeAccount,
                spendBudget,
                queueMail,
                recordEvent,
                world.accounts(),
                world.sessions(),
                world.auditTrail(),
                world.transactions(),
                clock);
        AuditUseCases audit = AuditUseCases.over(world.auditTrail(), sealer, AUDIT_RETENTION, clock);

        AdministrationUseCases administration = AdministrationUseCases.over(
                world.accounts(),
                world.sessions(),
                world.auditTrail(),
                sealer,
                queueMail,
                recordEvent,
                removeAccount,
                world.transactions(),
                clock);

        TicketUseCases tickets = TicketUseCases.over(
                new CheckTicket(world.tickets(), sealer, clock),
                hashNewPassword,
                removeAccount,
                spendBudget,
                queueMail,
                recordEvent,
                world.accounts(),
                world.credentials(),
                world.sessions(),
                world.tickets(),
                world.budgets(),
                world.transactions(),
                clock);

        Authenticate authenticate = sessions.authenticate();
        return OpenApiRoutes.describing(List.of(
                new AccountRoutes(accounts, authenticate, PasswordLength.DEFAULT),
                new CredentialRoutes(credentials, authenticate, PasswordLength.DEFAULT),
                new OwnerRoutes(owner, authenticate),
                new TicketRoutes(tickets, PasswordLength.DEFAULT),
                new SessionRoutes(sessions),
                new AuditRoutes(audit, authenticate),
                new AdministrationRoutes(administration, authenticate),
                new SigningRoutes(PublicKeyUseCases.over(accessTokens), signing, authenticate, keyPolicy),
                new PageRoutes("Portcullis", Language.ENGLISH, PASSWORD_PAGE),
                new ProblemRoutes()));
    }

    /** What its fakes keep. */
    World world() {
        return world;
    }

    /** All that it serves. */
    List<Route> routes() {
        return routes;
    }

    @Override
    public URI base() {
        return base;
    }

    @Override
    public boolean pass(Duration duration) {
        clock.pass(duration);
        return true;
    }

    @Override
    public boolean grantAdmin(String email) {
        Account account = world.accounts().find(Samples.email(email)).orElseThrow();
        Accounts.Change _ = world.accounts().assign(account.id(), Set.of(Role.values()));
        return true;
    }

    @Override
    public List<Received> mailTo(String email, int count) {
        while (!(mail.deliverMail().handle(new DeliverMail.Command()) instanceof DeliverMail.Outcome.Idle)) {}
        return mailbox.to(Samples.email(email)).stream()
                .map(delivered -> new Received(delivered.token().map(Sealed::reveal)))
                .toList();
    }

    /** The token of a link that such a route takes, mailed to somebody who just asked for it. */
    String token(Route route, String email) {
        Account owner = world.accounts().find(Samples.email(email)).orElseThrow();
        MailKind kind =
                route.template().startsWith("/v1/password-resets") ? MailKind.RESET_PASSWORD : MailKind.VERIFY_EMAIL;
        world.outbox()
                .add(new QueuedMail(
                        new MailId(secrets.identifier(clock.instant())),
                        kind,
                        Optional.of(Addressee.owner(owner)),
                        clock.instant(),
                        "192.0.2.1",
                        Optional.empty()));
        return mailTo(email, 1).reversed().stream()
                .flatMap(received -> received.token().stream())
                .filter(token ->
                        token.startsWith(kind.link().orElseThrow().tokenKind().prefix()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        server.close();
    }
}
