package io.portcullis.application.session;

import io.portcullis.application.steps.CheckPassword;
import io.portcullis.application.steps.IssueTokens;
import io.portcullis.application.steps.OpenSession;
import io.portcullis.application.steps.OpenedSession;
import io.portcullis.application.steps.RecogniseDevice;
import io.portcullis.application.steps.RecordEvent;
import io.portcullis.application.steps.RenewPasswordHash;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.session.AuthenticationMethod;
import io.portcullis.domain.token.TokenSet;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Opens a session for whoever knows an account's address and password. */
public final class LogIn {

    private final CheckPassword checkPassword;
    private final OpenSession openSession;
    private final IssueTokens issueTokens;
    private final RenewPasswordHash renewPasswordHash;
    private final RecogniseDevice recogniseDevice;
    private final RecordEvent recordEvent;
    private final boolean verifiedOnly;

    LogIn(
            CheckPassword checkPassword,
            OpenSession openSession,
            IssueTokens issueTokens,
            RenewPasswordHash renewPasswordHash,
            RecogniseDevice recogniseDevice,
            RecordEvent recordEvent,
            boolean verifiedOnly) {
        this.checkPassword = checkPassword;
        this.openSession = openSession;
        this.issueTokens = issueTokens;
        this.renewPasswordHash = renewPasswordHash;
        this.recogniseDevice = recogniseDevice;
        this.recordEvent = recordEvent;
        this.verifiedOnly = verifiedOnly;
    }

    /**
     * Who claims to be whom.
     *
     * @param deviceToken what the client shows of an earlier login, if anything; one that isn't its own counts as absent
     */
    public record Command(EmailAddress email, PresentedPassword password, Optional<String> deviceToken, Origin origin) {

        @Override
        public String toString() {
            return "a login as " + email + " from " + origin;
        }
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** They are in. */
        record LoggedIn(TokenSet tokens) implements Outcome {}

        /** A wrong password, an unknown or suspended account, or one that changed meanwhile: indistinguishable. */
        record Refused() implements Outcome {}

        /** The right password, but mail to the address was never seen to arrive, and this server asks for that first. */
        record EmailNotVerified() implements Outcome {}

        /** Too many have failed before, here or from there; nothing was checked. */
        record Throttled(Duration retryAfter) implements Outcome {}

        /** There was no room to check. */
        record Overloaded(Duration retryAfter) implements Outcome {}
    }

    public Outcome handle(Command command) {
        return switch (checkPassword.ofEmail(
                command.email(), command.password(), command.deviceToken(), command.origin())) {
            case CheckPassword.Outcome.Right right -> admitted(right) ? open(command, right) : barred(command, right);
            case CheckPassword.Outcome.Wrong() -> new Outcome.Refused();
            case CheckPassword.Outcome.Throttled(Duration retryAfter) -> new Outcome.Throttled(retryAfter);
            case CheckPassword.Outcome.Overloaded(Duration retryAfter) -> new Outcome.Overloaded(retryAfter);
        };
    }

    private boolean admitted(CheckPassword.Outcome.Right right) {
        return !verifiedOnly || right.credential().account().emailVerified();
    }

    private Outcome barred(Command command, CheckPassword.Outcome.Right right) {
        recordEvent.record(
                new AuditEvent.SessionRefused(
                        Optional.of(right.credential().account().id()), AuditEvent.Refusal.EMAIL_NOT_VERIFIED),
                command.origin());
        return new Outcome.EmailNotVerified();
    }

    private Outcome open(Command command, CheckPassword.Outcome.Right right) {
        Optional<OpenedSession> opened = openSession.open(
                right.credential().account(),
                right.device().isPresent(),
                Set.of(AuthenticationMethod.PASSWORD),
                command.origin());
        if (opened.isEmpty()) {
            return new Outcome.Refused();
        }
        if (right.outdated()) {
            command.password().possible().ifPresent(password -> renewPasswordHash.renew(right.credential(), password));
        }
        Sealed deviceToken = recogniseDevice.remember(right.credential(), right.device());
        return new Outcome.LoggedIn(issueTokens.issue(opened.get(), Optional.of(deviceToken)));
    }
}
