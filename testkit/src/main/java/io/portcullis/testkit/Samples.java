package io.portcullis.testkit;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.AccountStatus;
import io.portcullis.domain.account.DisplayName;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.account.Epoch;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.audit.AuditEntry;
import io.portcullis.domain.audit.EventId;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.identifier.UuidV7;
import io.portcullis.domain.mail.Addressee;
import io.portcullis.domain.mail.MailId;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.mail.QueuedMail;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.secret.Sealing;
import io.portcullis.domain.secret.SecretCheck;
import io.portcullis.domain.secret.SecretId;
import io.portcullis.domain.secret.Seed;
import io.portcullis.domain.session.AuthenticationMethod;
import io.portcullis.domain.session.Session;
import io.portcullis.domain.session.SessionId;
import io.portcullis.domain.session.SessionLifetime;
import io.portcullis.domain.signing.KeyId;
import io.portcullis.domain.signing.KeyTerm;
import io.portcullis.domain.signing.PublicKey;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.domain.signing.WrappedPrivateKey;
import io.portcullis.domain.ticket.Purpose;
import io.portcullis.domain.ticket.Ticket;
import io.portcullis.domain.ticket.TicketId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Sample values, no two of which share an id or an address; the same ones in the same order for every instance. */
public final class Samples {

    /** When samples are made: in whole microseconds that whoever keeps milliseconds would lose. */
    public static final Instant NOW = Instant.parse("2026-03-14T09:26:53.589793Z");

    /** The secret under which samples were sealed and wrapped. */
    public static final SecretId SECRET = new SecretId("5ec7e75ec7e75ec7");

    /** How long the tokens of a sample key live. */
    public static final Duration TOKEN_LIFE = Duration.ofMinutes(10);

    private static final List<String> NAMES = List.of("Ada", "Barbara", "Dorothy", "Edsger", "Frances", "Grace");
    private static final Origin ORIGIN =
            new Origin("203.0.113.7", "203.0.113.7", Optional.of("Sample/1.0 (Testkit)"), "request-1");

    private final AtomicInteger made = new AtomicInteger();

    /** Reads a valid address. */
    public static EmailAddress email(String text) {
        return EmailAddress.parse(text).ifValid().orElseThrow();
    }

    /** Reads a valid display name. */
    public static DisplayName displayName(String text) {
        return DisplayName.parse(text).ifValid().orElseThrow();
    }

    /** An active account as registering makes it, with a display name. */
    public Account account() {
        int number = made.incrementAndGet();
        String name = NAMES.get(number % NAMES.size());
        return Account.registered(
                new AccountId(uuid(number)),
                email(name.toLowerCase(Locale.ROOT) + number + "@example.org"),
                Optional.of(displayName(name)),
                NOW);
    }

    /** An active account as registering makes it, without a display name. */
    public Account account(String email) {
        return Account.registered(new AccountId(uuid()), email(email), Optional.empty(), NOW);
    }

    /** An active account as registering makes it, whose owner wants to be called so. */
    public Account accountNamed(String displayName) {
        Account fresh = account();
        return Account.registered(fresh.id(), fresh.email(), Optional.of(displayName(displayName)), NOW);
    }

    /** That account under another name, or none. */
    public static Account renamed(Account account, Optional<DisplayName> displayName) {
        return new Account(
                account.id(),
                account.email(),
                account.emailVerified(),
                displayName,
                account.roles(),
                account.status(),
                account.epoch(),
                account.createdAt());
    }

    /** That account in another epoch. */
    public static Account inEpoch(Account account, Epoch epoch) {
        return new Account(
                account.id(),
                account.email(),
                account.emailVerified(),
                account.displayName(),
                account.roles(),
                account.status(),
                epoch,
                account.createdAt());
    }

    /** An account barred by an administrator, long in use: nothing of it is as registering makes it. */
    public Account suspendedAccount() {
        Account fresh = account();
        return new Account(
                fresh.id(),
                fresh.email(),
                true,
                fresh.displayName(),
                Set.of(Role.USER, Role.ADMIN),
                AccountStatus.SUSPENDED,
                new Epoch(7),
                fresh.createdAt());
    }

    /** A hash that no hasher made. */
    public PasswordHash hash() {
        return new PasswordHash("sample$" + made.incrementAndGet());
    }

    /** A session of that account that began {@link #NOW}. */
    public Session session(Account account) {
        return session(account, NOW);
    }

    /** A session of that account that began then, and lives by default lifetimes. */
    public Session session(Account account, Instant openedAt) {
        return session(account, openedAt, ORIGIN);
    }

    /** A session of that account that began then and there. */
    public Session session(Account account, Instant openedAt, Origin origin) {
        return Session.opened(
                new SessionId(uuid()),
                account.id(),
                new Sealing(SECRET, seed()),
                Set.of(AuthenticationMethod.PASSWORD),
                origin,
                openedAt,
                SessionLifetime.DEFAULT);
    }

    /** A first key, of ES256, that verifies nothing. */
    public SigningKey signingKey() {
        return signingKey(SigningAlgorithm.ES256, KeyTerm.first(NOW, TOKEN_LIFE));
    }

    /** A key that verifies nothing, to follow that one. */
    public SigningKey signingKeyAfter(SigningKey last) {
        return signingKey(last.algorithm(), last.term().next(NOW, TOKEN_LIFE));
    }

    /** A key that verifies nothing. */
    public SigningKey signingKey(SigningAlgorithm algorithm, KeyTerm term) {
        int number = made.incrementAndGet();
        KeyId id = new KeyId("sample-key-%032d".formatted(number));
        String jwk =
                "{\"kty\":\"EC\", \"kid\":\"" + id + "\",\"alg\":\"" + algorithm.joseName() + "\",\"use\":\"sig\"}";
        return new SigningKey(algorithm, new PublicKey(id, jwk), wrappedKey(), term);
    }

    /** A wrapping that no secret opens. */
    public WrappedPrivateKey wrappedKey() {
        return new WrappedPrivateKey(SECRET, "c2FtcGxl_-" + made.incrementAndGet());
    }

    /** A check value that no secret makes. */
    public SecretCheck secretCheck() {
        return new SecretCheck(SECRET, "sample-check-" + made.incrementAndGet());
    }

    /** An entry about that account of what happened {@link #NOW}, in which nothing is absent. */
    public AuditEntry auditEntry(AccountId account) {
        return auditEntry(account, NOW);
    }

    /** An entry about that account of what happened then, in which nothing is absent. */
    public AuditEntry auditEntry(AccountId account, Instant at) {
        return new AuditEntry(
                new EventId(uuid()),
                at,
                "sample.taken",
                AuditEntry.Result.SUCCESS,
                Optional.of(account),
                Optional.of(new AccountId(uuid())),
                Optional.of(new SessionId(uuid())),
                Optional.of(ORIGIN.address()),
                ORIGIN.userAgent(),
                Optional.of(ORIGIN.requestId()),
                Map.of("reason", "sample"));
    }

    /** A ticket by which that account's address is verified, asked for {@link #NOW}. */
    public Ticket ticket(Account account) {
        return ticket(account, Purpose.VERIFY_EMAIL);
    }

    /** A ticket of that account and its address, asked for {@link #NOW}. */
    public Ticket ticket(Account account, Purpose purpose) {
        return ticket(new TicketId(uuid()), purpose, account);
    }

    /** A ticket of that account and its address under that identifier, asked for {@link #NOW}. */
    public Ticket ticket(TicketId id, Purpose purpose, Account account) {
        return Ticket.issued(
                id, purpose, account.id(), account.epoch(), account.email(), new Sealing(SECRET, seed()), NOW);
    }

    /** A mail to that account's owner, queued {@link #NOW}, in which nothing is absent. */
    public QueuedMail queuedMail(Account account) {
        return queuedMail(account, NOW);
    }

    /** A mail to that account's owner, queued then, in which nothing is absent. */
    public QueuedMail queuedMail(Account account, Instant queuedAt) {
        return queuedMail(MailKind.VERIFY_EMAIL, Optional.of(Addressee.owner(account)), queuedAt);
    }

    /** A mail to whom it is for, or to nobody, queued then. */
    public QueuedMail queuedMail(MailKind kind, Optional<Addressee> addressee, Instant queuedAt) {
        return QueuedMail.of(new MailId(uuid()), kind, addressee, queuedAt, ORIGIN);
    }

    /** An identifier. */
    public UUID uuid() {
        return uuid(made.incrementAndGet());
    }

    private static UUID uuid(int number) {
        byte[] bytes = ByteBuffer.allocate(UuidV7.RANDOM_BYTES)
                .putInt(UuidV7.RANDOM_BYTES - Integer.BYTES, number)
                .array();
        return UuidV7.of(NOW, bytes);
    }

    /** Bytes of every sort: zero, negative, and such as are no text. */
    private Seed seed() {
        byte[] bytes = new byte[Seed.LENGTH];
        int number = made.incrementAndGet();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * (number * 2 + 41));
        }
        return new Seed(bytes);
    }
}
