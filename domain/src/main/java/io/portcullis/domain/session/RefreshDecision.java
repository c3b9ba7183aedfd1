package io.portcullis.domain.session;

import java.time.Duration;
import java.time.Instant;

/**
 * What presenting a refresh token means; the token's MAC is known to be ours. It is the rule of RFC 9700, section
 * 4.14.2, with one mercy: a client that lost the answer, or refreshed in two tabs at once, presents the token just
 * replaced and gets the same successor, so nothing ever forks and nobody honest is logged out.
 */
public enum RefreshDecision {
    /** It is the valid one: replace it. */
    ADVANCE,
    /** It is the one just replaced, within the grace: answer its successor again and write nothing. */
    ANSWER_AGAIN,
    /** It is older, or too late: two parties hold the session. End it. */
    END_AS_REUSED,
    /** It is newer than the store, which must have been restored from an older copy. End the session. */
    END_AS_STORE_BEHIND,
    /** The session is over. */
    REFUSE;

    /**
     * Decides.
     *
     * @param generation the one presented
     * @param grace how long after a rotation the token before it is forgiven; counted from the rotation and renewed by
     *     nothing
     */
    public static RefreshDecision on(Session session, long generation, Instant now, Duration grace) {
        if (!session.live(now)) {
            return REFUSE;
        }
        if (generation > session.generation()) {
            return END_AS_STORE_BEHIND;
        }
        if (generation == session.generation()) {
            return ADVANCE;
        }
        boolean justReplaced = generation == session.generation() - 1;
        return justReplaced && age(session, now).compareTo(grace) < 0 ? ANSWER_AGAIN : END_AS_REUSED;
    }

    /** A clock that was set back must not make the rotation lie in the future and the grace last longer. */
    private static Duration age(Session session, Instant now) {
        Duration age = Duration.between(session.rotatedAt(), now);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
