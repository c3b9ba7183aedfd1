package io.portcullis.application.steps;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.session.Session;
import java.util.function.BiFunction;

/** Steps that would have tokens minted for a session that no transaction saw. */
public interface ForgesALiveSession {

    /** Says that it was opened. */
    class ByOpening implements ForgesALiveSession {
        LiveSession forge(Account account, Session session) {
            return new OpenedSession(account, session);
        }
    }

    /** Hands on the constructor of what was opened. */
    class ByReferenceToOpening implements ForgesALiveSession {
        BiFunction<Account, Session, LiveSession> forge() {
            return OpenedSession::new;
        }
    }

    /** Says that it was advanced. */
    class ByAdvancing implements ForgesALiveSession {
        LiveSession forge(Account account, Session session) {
            return new AdvancedSession(account, session);
        }
    }

    /** Hands on the constructor of what was advanced. */
    class ByReferenceToAdvancing implements ForgesALiveSession {
        BiFunction<Account, Session, LiveSession> forge() {
            return AdvancedSession::new;
        }
    }
}
