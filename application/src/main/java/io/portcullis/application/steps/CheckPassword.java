package io.portcullis.application.steps;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.credential.Credential;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.port.Credentials;
import io.portcullis.domain.port.PasswordHasher;
import io.portcullis.domain.port.Pseudonyms;
import io.portcullis.domain.port.Transactions;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.session.SessionId;
import io.portcullis.domain.throttle.Act;
import io.portcullis.domain.throttle.DeviceId;
import io.portcullis.domain.throttle.Pseudonym;
import io.portcullis.domain.throttle.Settlement;
import io.portcullis.domain.throttle.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The one check of a password, behind every way of presenting one: load, reserve a budget, verify, settle. An unknown
 * account, a suspended one and a wrong password cost the same and look the same: the same looks into the store, the same
 * hashing, the same entry in the audit trail, the same answer.
 */
public final class CheckPassword {

    private final Credentials credentials;
    private final PasswordHasher hasher;
    private final RecogniseDevice recogniseDevice;
    private final SpendBudget spendBudget;
    private final QueueMail queueMail;
    private final RecordEvent recordEvent;
    private final Pseudonyms pseudonyms;
    private final Transactions transactions;

    public CheckPassword(
            Credentials credentials,
            PasswordHasher hasher,
            RecogniseDevice recogniseDevice,
            SpendBudget spendBudget,
            QueueMail queueMail,
            RecordEvent recordEvent,
            Pseudonyms pseudonyms,
            Transactions transactions) {
        this.credentials = credentials;
        this.hasher = hasher;
        this.recogniseDevice = recogniseDevice;
        this.spendBudget = spendBudget;
        this.queueMail = queueMail;
        this.recordEvent = recordEvent;
        this.pseudonyms = pseudonyms;
        this.transactions = transactions;
    }

    /** What came of the check. */
    public sealed interface Outcome {

        /**
         * It is the password of an active account.
         *
         * @param credential as it was seen; whoever builds on it must hold the account at this epoch
         * @param outdated whether the hash should be renewed
         * @param device the known client that presented it, if it was one
         */
        record Right(Credential credential, boolean outdated, Optional<Sealed> device) implements Outcome {}

        /** It is not, or there is no such account, or it is suspended. The audit trail has the refusal. */
        record Wrong() implements Outcome {}

        /** Too many have failed before, or too many came from there; nothing was checked. */
        record Throttled(Duration retryAfter) implements Outcome {}

        /** There was no room to check; the password may be right. */
        record Overloaded(Duration retryAfter) implements Outcome {}
    }

    /**
     * Checks the password of the account with that address, for a client that hasn't proved who it is.
     *
     * @param deviceToken what the client presents as proof of an earlier login, if anything
     */
    public Outcome ofEmail(
            EmailAddress email, PresentedPassword presented, Optional<String> deviceToken, Origin origin) {
        Pseudonym pseudonym = pseudonyms.ofEmail(email);
        Optional<Credential> credential = credentials.ofEmail(email);
        Optional<Sealed> device = recogniseDevice.recognise(credential, deviceToken);
        Subject subject = device.<Subject>map(token -> new Subject.Device(new DeviceId(token.id())))
                .or(() -> credential.map(
                        found -> new Subject.Stranger(found.account().id())))
                .orElseGet(() -> new Subject.Nobody(pseudonym));
        Optional<AccountId> account = credential.map(found -> found.account().id());
        return check(
                List.of(spendBudget.client(Act.LOGIN, origin), subject),
                credential,
                presented,
                device,
                refusal -> recordEvent.record(new AuditEvent.SessionRefused(account, refusal), origin),
                origin);
    }

    /** Checks the caller's own password, asked again. */
    public Outcome ofCaller(Caller caller, PresentedPassword presented, Origin origin) {
        AccountId account = caller.account().id();
        SessionId session = caller.session().id();
        return check(
                List.of(new Subject.AskedAgain(session)),
                credentials.ofAccount(account),
                presented,
                Optional.empty(),
                refusal ->
                        recordEvent.record(new AuditEvent.ReauthenticationRefused(account, session, refusal), origin),
                origin);
    }

    private Outcome check(
            List<Subject> subjects,
            Optional<Credential> credential,
            PresentedPassword presented,
            Optional<Sealed> device,
            Consumer<AuditEvent.Refusal> recorder,
            Origin origin) {
        return switch (spendBudget.reserve(subjects)) {
            case SpendBudget.Outcome.Admitted(Reservation reservation) ->
                switch (verify(credential, presented)) {
                    case PasswordHasher.Verification.Right(boolean outdated) -> {
                        spendBudget.settle(reservation, Settlement.RIGHT);
                        yield new Outcome.Right(credential.orElseThrow(), outdated, device);
                    }
                    case PasswordHasher.Verification.Wrong() ->
                        transactions.run(_ -> {
                            List<Subject> closed = spendBudget.settle(reservation, Settlement.WRONG);
                            recorder.accept(refusal(credential));
                            if (closed.stream().anyMatch(CheckPassword::lettingStrangersIn)) {
                                tellOfTheClosing(credential.map(Credential::account), origin);
                            }
                            return new Outcome.Wrong();
                        });
                    case PasswordHasher.Overloaded(Duration retryAfter) -> {
                        spendBudget.settle(reservation, Settlement.NOT_CHECKED);
                        yield new Outcome.Overloaded(retryAfter);
                    }
                };
            case SpendBudget.Outcome.Throttled(Duration retryAfter) -> new Outcome.Throttled(retryAfter);
        };
    }

    private static boolean lettingStrangersIn(Subject subject) {
        return switch (subject) {
            case Subject.Stranger _, Subject.Nobody _ -> true;
            case Subject.Device _, Subject.AskedAgain _, Subject.Client _, Subject.Mailed _ -> false;
        };
    }

    /** Whether nobody has the address, or its owner hasn't verified it, it is closed at the same cost. */
    private void tellOfTheClosing(Optional<Account> account, Origin origin) {
        queueMail.send(account, MailKind.LOGINS_CLOSED, origin);
        recordEvent.record(new AuditEvent.LoginsClosed(account.map(Account::id)), origin);
    }

    /** A suspended account's password is wrong, right or not: whoever guesses it must not learn that it was. */
    private PasswordHasher.Verification verify(Optional<Credential> credential, PresentedPassword presented) {
        PasswordHasher.Verification verification = hasher.verify(presented, credential.map(Credential::hash));
        boolean barred = credential.filter(found -> found.account().active()).isEmpty();
        return barred && verification instanceof PasswordHasher.Verification.Right
                ? new PasswordHasher.Verification.Wrong()
                : verification;
    }

    private static AuditEvent.Refusal refusal(Optional<Credential> credential) {
        return credential
                .map(found -> found.account().active()
                        ? AuditEvent.Refusal.WRONG_PASSWORD
                        : AuditEvent.Refusal.SUSPENDED_ACCOUNT)
                .orElse(AuditEvent.Refusal.UNKNOWN_ACCOUNT);
    }
}
