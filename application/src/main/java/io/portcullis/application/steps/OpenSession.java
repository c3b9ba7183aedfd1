package io.portcullis.application.steps;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.Sealer;
import io.portcullis.domain.port.Secrets;
import io.portcullis.domain.port.Sessions;
import io.portcullis.domain.port.Transactions;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.session.AuthenticationMethod;
import io.portcullis.domain.session.EndReason;
import io.portcullis.domain.session.Session;
import io.portcullis.domain.session.SessionId;
import io.portcullis.domain.session.SessionLifetime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * The one way to a session. The account's row is the referee: a change of password that commits first leaves no session
 * to whoever proved the old one, however the two interleave.
 */
public final class OpenSession {

    private final Accounts accounts;
    private final Sessions sessions;
    private final Sealer sealer;
    private final Secrets secrets;
    private final QueueMail queueMail;
    private final RecordEvent recordEvent;
    private final Transactions transactions;
    private final SessionLifetime lifetime;
    private final InstantSource clock;

    public OpenSession(
            Accounts accounts,
            Sessions sessions,
            Sealer sealer,
            Secrets secrets,
            QueueMail queueMail,
            RecordEvent recordEvent,
            Transactions transactions,
            SessionLifetime lifetime,
            InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.sealer = sealer;
        this.secrets = secrets;
        this.queueMail = queueMail;
        this.recordEvent = recordEvent;
        this.transactions = transactions;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /**
     * Opens a session, and ends the account's least recently used one where it has too many.
     *
     * @param proven the account as it was when its owner proved who they are
     * @param known whether the client has proved that it was there before; if it hasn't, and nothing that it says of
     *     itself was seen before either, the owner is told
     * @return absent where the account has changed since, or is no longer active
     */
    public Optional<OpenedSession> open(
            Account proven, boolean known, Set<AuthenticationMethod> methods, Origin origin) {
        Instant now = clock.instant();
        SessionId id = new SessionId(secrets.identifier(now));
        Session session = Session.opened(id, proven.id(), sealer.sealing(), methods, origin, now, lifetime);
        return transactions.run(_ -> {
            Optional<Account> held = accounts.hold(proven.id(), proven.epoch());
            if (held.isEmpty()) {
                recordEvent.record(
                        new AuditEvent.SessionRefused(Optional.of(proven.id()), AuditEvent.Refusal.CHANGED_MEANWHILE),
                        origin);
                return Optional.empty();
            }
            boolean unseen = !known && !seenBefore(session);
            sessions.add(session);
            int ended = sessions.endBeyond(Session.LIMIT, proven.id(), EndReason.TOO_MANY, now);
            if (unseen) {
                queueMail.tell(held.get(), MailKind.NEW_DEVICE, origin);
            }
            recordEvent.record(new AuditEvent.SessionOpened(proven.id(), id, ended), origin);
            return Optional.of(new OpenedSession(held.get(), session));
        });
    }

    private boolean seenBefore(Session session) {
        return sessions.all(session.account()).stream()
                .anyMatch(other -> other.address().equals(session.address())
                        && other.userAgent().equals(session.userAgent()));
    }
}
