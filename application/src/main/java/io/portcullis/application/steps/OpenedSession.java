package io.portcullis.application.steps;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.session.Session;

/** A session that {@link OpenSession} has just opened. */
public final class OpenedSession implements LiveSession {

    private final Account account;
    private final Session session;

    OpenedSession(Account account, Session session) {
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
