package io.portcullis.application.steps;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.session.Session;

/** A session that {@link AdvanceSession} has moved to its next refresh token, or found there already. */
public final class AdvancedSession implements LiveSession {

    private final Account account;
    private final Session session;

    AdvancedSession(Account account, Session session) {
        this.account = account;
        this.session = session;
    }

    @Override
    public Account account() {
        return account;
    }

    @Override
    public Session session() {
        return session;
    }
}
