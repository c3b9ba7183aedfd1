package io.portcullis.application.steps;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.Sealer;
import io.portcullis.domain.port.Sessions;
import io.portcullis.domain.port.Transactions;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.session.EndReason;
import io.portcullis.domain.session.RefreshDecision;
import io.portcullis.domain.session.Session;
import io.portcullis.domain.session.SessionId;
import io.portcullis.domain.session.SessionLifetime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The one way to a session's next refresh token. However many requests present one token at once, one of them advances
 * the session; the others lose the race, look again, and are answered its successor.
 */
public final class AdvanceSession {

    private final Accounts accounts;
    private final Sessions sessions;
    private final Sealer sealer;
    private final RecordEvent recordEvent;
    private final Transactions transactions;
    private final SessionLifetime lifetime;
    private final InstantSource clock;

    public AdvanceSession(
            Accounts accounts,
            Sessions sessions,
            Sealer sealer,
            RecordEvent recordEvent,
            Transactions transactions,
            SessionLifetime lifetime,
            InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.sealer = sealer;
        this.recordEvent = recordEvent;
        this.transactions = transactions;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** What presenting a refresh token led to. */
    public sealed interface Outcome {

        /** The session lives, and tokens may be minted for it. */
        record Advanced(AdvancedSession session) implements Outcome {}

        /** It was an old token, and this use has ended the session. */
        record Reused() implements Outcome {}

        /** It is no token of a live session of an active account. */
        record Refused() implements Outcome {}
    }

    /** Presents a refresh token. One whose MAC isn't ours changes nothing, since a session's id is no secret. */
    public Outcome advance(Sealed presented, Origin origin) {
        Optional<Session> found = sessions.find(new SessionId(presented.id()));
        if (!sealer.authentic(presented, found.map(Session::sealing)) || found.isEmpty()) {
            return new Outcome.Refused();
        }
        return decide(found.get(), presented.counter(), origin);
    }

    private Outcome decide(Session seen, long generation, Origin origin) {
        Instant now = clock.instant();
        return switch (RefreshDecision.on(seen, generation, now, lifetime.grace())) {
            case ADVANCE -> advance(seen, now).orElseGet(() -> decideOnceMore(seen, generation, origin));
            case ANSWER_AGAIN -> withAccount(seen);
            case END_AS_REUSED -> {
                end(seen, EndReason.REFRESH_REUSED, now, origin);
                yield new Outcome.Reused();
            }
            case END_AS_STORE_BEHIND -> {
                end(seen, EndReason.STORE_BEHIND, now, origin);
                yield new Outcome.Refused();
            }
            case REFUSE -> new Outcome.Refused();
        };
    }

    /** Absent where somebody else was first. */
    private Optional<Outcome> advance(Session seen, Instant now) {
        Session advanced = seen.advanced(now, lifetime);
        return transactions.run(transaction -> sessions.advance(advanced)
                ? Optional.of(activeAccount(advanced)
                        .<Outcome>map(account -> new Outcome.Advanced(new AdvancedSession(account, advanced)))
                        .orElseGet(() -> transaction.undo(new Outcome.Refused())))
                : Optional.empty());
    }

    /** Only a rotation or an end can have come between, and neither leaves the generation as it was seen. */
    private Outcome decideOnceMore(Session seen, long generation, Origin origin) {
        return sessions.find(seen.id())
                .filter(now ->
                        now.generation() != seen.generation() || now.end().isPresent())
                .map(now -> decide(now, generation, origin))
                .orElseGet(Outcome.Refused::new);
    }

    private void end(Session session, EndReason reason, Instant now, Origin origin) {
        transactions.run(_ -> {
            boolean ended = sessions.end(session.id(), session.account(), reason, now);
            if (ended) {
                recordEvent.record(new AuditEvent.RefreshRefused(session.account(), session.id(), reason), origin);
            }
            return ended;
        });
    }

    private Outcome withAccount(Session session) {
        return activeAccount(session)
                .<Outcome>map(account -> new Outcome.Advanced(new AdvancedSession(account, session)))
                .orElseGet(Outcome.Refused::new);
    }

    private Optional<Account> activeAccount(Session session) {
        return accounts.find(session.account()).filter(Account::active);
    }
}
