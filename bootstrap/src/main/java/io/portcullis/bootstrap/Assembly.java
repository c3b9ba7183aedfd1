package io.portcullis.bootstrap;

import io.portcullis.application.account.AccountUseCases;
import io.portcullis.application.account.OwnerUseCases;
import io.portcullis.application.audit.AuditUseCases;
import io.portcullis.application.audit.SweepEvents;
import io.portcullis.application.credential.CredentialUseCases;
import io.portcullis.application.mail.DeliverMail;
import io.portcullis.application.mail.MailUseCases;
import io.portcullis.application.mail.SweepMail;
import io.portcullis.application.session.SessionUseCases;
import io.portcullis.application.session.SweepSessions;
import io.portcullis.application.signing.PublicKeyUseCases;
import io.portcullis.application.signing.RewrapSigningKeys;
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
import io.portcullis.application.throttle.SweepBudgets;
import io.portcullis.application.throttle.ThrottleUseCases;
import io.portcullis.application.ticket.TicketUseCases;
import io.portcullis.crypto.credential.BcryptPasswordHasher;
import io.portcullis.crypto.credential.BoundedPasswordHasher;
import io.portcullis.crypto.credential.BoundedPasswordPolicy;
import io.portcullis.crypto.credential.HashingPool;
import io.portcullis.crypto.credential.ZxcvbnPasswordPolicy;
import io.portcullis.crypto.secret.EnvironmentSecrets;
import io.portcullis.crypto.secret.HmacSealer;
import io.portcullis.crypto.secret.RandomSecrets;
import io.portcullis.crypto.token.JwtAccessTokens;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.Credentials;
import io.portcullis.domain.port.Mailbox;
import io.portcullis.domain.port.PasswordHasher;
import io.portcullis.domain.port.PasswordPolicy;
import io.portcullis.domain.port.Sessions;
import io.portcullis.domain.port.Transactions;
import io.portcullis.http.account.AccountRoutes;
import io.portcullis.http.administration.AdministrationRoutes;
import io.portcullis.http.audit.AuditRoutes;
import io.portcullis.http.credential.CredentialRoutes;
import io.portcullis.http.management.ManagementRoutes;
import io.portcullis.http.management.ReadinessCheck;
import io.portcullis.http.openapi.OpenApiRoutes;
import io.portcullis.http.origin.TrustedProxies;
import io.portcullis.http.owner.OwnerRoutes;
import io.portcullis.http.page.Language;
import io.portcullis.http.page.PageRoutes;
import io.portcullis.http.problem.ProblemRoutes;
import io.portcullis.http.server.HttpLimits;
import io.portcullis.http.server.HttpServer;
import io.portcullis.http.server.Listener;
import io.portcullis.http.session.SessionRoutes;
import io.portcullis.http.signing.SigningRoutes;
import io.portcullis.http.ticket.TicketRoutes;
import io.portcullis.mail.LinkPages;
import io.portcullis.mail.MailTemplates;
import io.portcullis.mail.PrintedMailbox;
import io.portcullis.mail.SmtpMailbox;
import io.portcullis.persistence.Storage;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The whole circuit, wired by hand and read from top to bottom: the driven side, the hexagon, the driving side. It serves
 * from {@link #of} until {@link #close}, which closes what was opened in reverse order.
 */
final class Assembly implements AutoCloseable {

    private static final Duration SWEEP_PERIOD = Duration.ofHours(1);

    /** So that a long sweep doesn't keep the signing keys waiting. */
    private static final int CHORES = 2;

    /** A key that is published has to know within some minutes what all nodes ask of it. */
    private static final Duration KEYS_PERIOD = Duration.ofMinutes(1);

    /** Somebody waits for most mails. */
    private static final Duration MAIL_PERIOD = Duration.ofMillis(500);

    /** So that one mail server that hangs doesn't keep every mail waiting. */
    private static final int SENDERS = 2;

    private final Closeables closeables;
    private final AtomicBoolean serving = new AtomicBoolean();
    private final Listener http;
    private final Listener management;

    private Assembly(Settings settings, Closeables closeables) {
        this.closeables = closeables;

        // What the commands stand on, too: the clock, the store, and the secret that must be the store's.
        Foundation foundation = Foundation.laid(settings, closeables);
        InstantSource clock = foundation.clock;
        RandomSecrets random = foundation.random;
        Storage storage = foundation.storage;
        EnvironmentSecrets environment = foundation.secrets;
        HmacSealer sealer = foundation.sealer;
        Transactions transactions = storage.transactions();
        SpendBudget spendBudget = foundation.spendBudget;
        QueueMail queueMail = foundation.queueMail;
        RecordEvent recordEvent = foundation.recordEvent;
        RemoveAccount removeAccount = foundation.removeAccount;

        // The rest of the driven side. Bound from here on, since the issuer is named after the port.
        http = closeables.add(bind("PORTCULLIS_HTTP", settings.http()));
        management = closeables.add(bind("PORTCULLIS_MANAGEMENT", settings.management()));
        String issuer = settings.publicUrl().map(Object::toString).orElseGet(() -> "http://localhost:" + http.port());

        Accounts accounts = storage.accounts();
        Credentials credentials = storage.credentials();
        Sessions sessions = storage.sessions();
        HashingPool pool = closeables.add(new HashingPool(settings.hashing()));
        PasswordPolicy policy = new BoundedPasswordPolicy(new ZxcvbnPasswordPolicy(), pool);
        PasswordHasher hasher =
                new BoundedPasswordHasher(new BcryptPasswordHasher(environment, settings.bcryptCost()), pool);
        JwtAccessTokens accessTokens = new JwtAccessTokens(
                settings.algorithm(),
                issuer,
                settings.audience().orElse(issuer),
                storage.signingKeys(),
                foundation.vault,
                environment,
                clock);
        Mailbox mailbox = mailbox(settings, issuer);

        // The hexagon: the steps that use cases share, then the use cases, a street each.
        RecogniseDevice recogniseDevice = new RecogniseDevice(sealer, random, clock);
        CheckPassword checkPassword = new CheckPassword(
                credentials,
                hasher,
                recogniseDevice,
                spendBudget,
                queueMail,
                recordEvent,
                foundation.pseudonyms,
                transactions);
        OpenSession openSession = new OpenSession(
                accounts,
                sessions,
                sealer,
                random,
                queueMail,
                recordEvent,
                transactions,
                settings.sessionLifetime(),
                clock);
        AdvanceSession advanceSession = new AdvanceSession(
                accounts, sessions, sealer, recordEvent, transactions, settings.sessionLifetime(), clock);
        IssueTokens issueTokens = new IssueTokens(accessTokens, sealer, random, settings.accessTokenLifetime(), clock);
        RenewPasswordHash renewPasswordHash = new RenewPasswordHash(credentials, hasher);
        HashNewPassword hashNewPassword = new HashNewPassword(policy, hasher);

        AccountUseCases accountUseCases = AccountUseCases.over(
                accounts,
                credentials,
                hashNewPassword,
                random,
                spendBudget,
                queueMail,
                recordEvent,
                transactions,
                settings.registration(),
                clock);
        CredentialUseCases credentialUseCases = CredentialUseCases.over(
                checkPassword,
                accounts,
                credentials,
                sessions,
                policy,
                hasher,
                queueMail,
                recordEvent,
                transactions,
                clock);
        OwnerUseCases ownerUseCases = OwnerUseCases.over(
                checkPassword,
                removeAccount,
                spendBudget,
                queueMail,
                recordEvent,
                accounts,
                sessions,
                storage.auditTrail(),
                transactions,
                clock);
        SessionUseCases sessionUseCases = SessionUseCases.over(
                spendBudget,
                checkPassword,
                openSession,
                advanceSession,
                issueTokens,
                renewPasswordHash,
                recogniseDevice,
                recordEvent,
                settings.verifiedOnly(),
                sessions,
                accessTokens,
                transactions,
                clock);
        TicketUseCases ticketUseCases = TicketUseCases.over(
                new CheckTicket(storage.tickets(), sealer, clock),
                hashNewPassword,
                removeAccount,
                spendBudget,
                queueMail,
                recordEvent,
                accounts,
                credentials,
                sessions,
                storage.tickets(),
                storage.budgets(),
                transactions,
                clock);
        MailUseCases mailUseCases = MailUseCases.over(
                storage.outbox(), mailbox, accounts, storage.tickets(), sealer, recordEvent, transactions, clock);
        SigningUseCases signingUseCases = foundation.signingUseCases;
        PublicKeyUseCases publicKeyUseCases = PublicKeyUseCases.over(accessTokens);
        AuditUseCases auditUseCases =
                AuditUseCases.over(storage.auditTrail(), sealer, settings.auditRetention(), clock);
        ThrottleUseCases throttleUseCases = ThrottleUseCases.over(storage.budgets(), clock);
        RotateSigningKeys.Command rotation = new RotateSigningKeys.Command(settings.keyPolicy());
        signingUseCases.rewrapSigningKeys().handle(new RewrapSigningKeys.Command());
        signingUseCases.rotateSigningKeys().handle(rotation);

        // The driving side. Management goes first and comes down last, so that it can tell of the draining.
        Chores senders = closeables.add(new Chores("senders", SENDERS));
        for (int sender = 1; sender <= SENDERS; sender++) {
            senders.whileAny(
                    MAIL_PERIOD,
                    "Sending mail",
                    () -> !(mailUseCases.deliverMail().handle(new DeliverMail.Command())
                            instanceof DeliverMail.Outcome.Idle));
        }
        Chores chores = closeables.add(new Chores("chores", CHORES));
        chores.every(
                SWEEP_PERIOD,
                "Sweeping mails and links",
                () -> mailUseCases.sweepMail().handle(new SweepMail.Command()));
        chores.every(
                SWEEP_PERIOD,
                "Sweeping the sessions",
                () -> sessionUseCases.sweepSessions().handle(new SweepSessions.Command()));
        chores.every(
                SWEEP_PERIOD,
                "Sweeping the audit trail",
                () -> auditUseCases.sweepEvents().handle(new SweepEvents.Command()));
        chores.every(
                SWEEP_PERIOD,
                "Sweeping the budgets",
                () -> throttleUseCases.sweepBudgets().handle(new SweepBudgets.Command()));
        chores.every(
                KEYS_PERIOD,
                "Looking after the signing keys",
                () -> signingUseCases.rotateSigningKeys().handle(rotation));
        closeables.add(HttpServer.start(
                management,
                List.of(new ManagementRoutes(List.of(
                        new ReadinessCheck("store", storage::reachable),
                        new ReadinessCheck("migrations", storage::migrated),
                        new ReadinessCheck("signing-key", accessTokens::canSign),
                        new ReadinessCheck("server", serving::get)))),
                HttpLimits.DEFAULT,
                TrustedProxies.NONE,
                false));
        closeables.add(HttpServer.start(
                http,
                OpenApiRoutes.describing(List.of(
                        new AccountRoutes(accountUseCases, sessionUseCases.authenticate(), settings.passwordLength()),
                        new CredentialRoutes(
                                credentialUseCases, sessionUseCases.authenticate(), settings.passwordLength()),
                        new OwnerRoutes(ownerUseCases, sessionUseCases.authenticate()),
                        new TicketRoutes(ticketUseCases, settings.passwordLength()),
                        new SessionRoutes(sessionUseCases),
                        new AuditRoutes(auditUseCases, sessionUseCases.authenticate()),
                        new AdministrationRoutes(foundation.administrationUseCases, sessionUseCases.authenticate()),
                        new SigningRoutes(
                                publicKeyUseCases,
                                signingUseCases,
                                sessionUseCases.authenticate(),
                                settings.keyPolicy()),
                        pages(settings.mail(), issuer),
                        new ProblemRoutes())),
                HttpLimits.DEFAULT.withHashingPerNetwork(settings.hashing().share()),
                settings.trustedProxies(),
                issuer.startsWith("https:")));
        serving.set(true);
    }

    /**
     * Wires and serves.
     *
     * @throws StartRefused where a setting, a secret, the store or a port keeps it from starting
     */
    static Assembly of(Settings settings) {
        Closeables closeables = new Closeables();
        try {
            return new Assembly(settings, closeables);
        } catch (RuntimeException failure) {
            closeables.close();
            throw failure;
        }
    }

    /** Where clients reach the server on this machine. */
    URI address() {
        return address(http);
    }

    /** Where the operator's machinery does. */
    URI managementAddress() {
        return address(management);
    }

    @Override
    public void close() {
        serving.set(false);
        closeables.close();
    }

    private static Mailbox mailbox(Settings settings, String issuer) {
        MailSettings mail = settings.mail();
        LinkPages pages = new LinkPages(
                mail.verifyEmailPage().orElseGet(() -> URI.create(issuer + "/verify-email")),
                mail.resetPasswordPage().orElseGet(() -> URI.create(issuer + "/reset-password")));
        try {
            MailTemplates templates = new MailTemplates(mail.language(), mail.product(), pages, mail.templates());
            return mail.server()
                    .<Mailbox>map(server -> new SmtpMailbox(server, mail.from().orElseThrow(), templates))
                    .orElseGet(() -> new PrintedMailbox(templates, mailed(settings), settings.dataDirectory()));
        } catch (IllegalArgumentException refused) {
            throw StartRefused.misconfigured("Mails can't be written: " + refused.getMessage() + ".");
        }
    }

    /** Never between the lines of a log that machines read: it is gathered and kept, and mails hold links. */
    private static Appendable mailed(Settings settings) {
        return switch (settings.logFormat()) {
            case TEXT -> System.out;
            case JSON -> Writer.nullWriter();
        };
    }

    private static PageRoutes pages(MailSettings mail, String issuer) {
        return new PageRoutes(
                mail.product(),
                switch (mail.language()) {
                    case ENGLISH -> Language.ENGLISH;
                    case GERMAN -> Language.GERMAN;
                },
                mail.changePasswordPage().orElseGet(() -> URI.create(issuer + "/reset-password")));
    }

    private static URI address(Listener listener) {
        String host = listener.host().contains(":") ? "[" + listener.host() + "]" : listener.host();
        return URI.create("http://" + host + ":" + listener.port());
    }

    private static Listener bind(String setting, Settings.Address address) {
        try {
            return Listener.bind(address.host(), address.port());
        } catch (IOException failure) {
            throw StartRefused.unavailable(
                    "Nothing can listen on " + address.host() + ", port " + address.port() + "; " + setting
                            + "_HOST and " + setting + "_PORT name another.",
                    failure);
        }
    }
}
