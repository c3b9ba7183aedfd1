package io.portcullis.domain.port;

import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.session.EndReason;
import io.portcullis.domain.session.Session;
import io.portcullis.domain.session.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All sessions, until they are swept. */
public interface Sessions {

    /** Adds a session of an existing account. */
    void add(Session session);

    /** The session, live or over; absent once it is swept. */
    Optional<Session> find(SessionId id);

    /** The session with its account, in one look; absent unless the session is live and the account active. */
    Optional<Caller> caller(SessionId id, Instant now);

    /** The account's sessions that aren't swept yet, live or over, the latest opened first. */
    List<Session> all(AccountId account);

    /** The account's live sessions, the most recently used first. */
    List<Session> live(AccountId account, Instant now);

    /**
     * Replaces a session by what it becomes when it advances from the generation before. Of any number of attempts at
     * one generation, one succeeds.
     *
     * @return false where the session has ended or is no longer at the generation before {@code advanced}'s; nothing
     *     was written
     */
    boolean advance(Session advanced);

    /** Holds a live session until the transaction ends; false where it is over. */
    boolean hold(SessionId id, Instant now);

    /**
     * Ends a session of that account.
     *
     * @return false where the account has no such session, or it was over already
     */
    boolean end(SessionId id, AccountId account, EndReason reason, Instant now);

    /**
     * Ends the account's live sessions.
     *
     * @param except one that lives on, if any
     * @return how many ended
     */
    int endAll(AccountId account, Optional<SessionId> except, EndReason reason, Instant now);

    /**
     * Ends the account's live sessions beyond {@code limit}, the least recently used first.
     *
     * @return how many ended
     */
    int endBeyond(int limit, AccountId account, EndReason reason, Instant now);

    /**
     * Forgets the sessions that are over at that instant, ended or expired.
     *
     * @return how many
     */
    int sweep(Instant now);
}
