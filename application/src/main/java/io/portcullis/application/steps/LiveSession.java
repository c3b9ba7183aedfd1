package io.portcullis.application.steps;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.session.Session;

/**
 * A session that a transaction saw live, with its account, which it saw active: what tokens are minted for. Nothing but
 * the steps that run such a transaction can make one.
 */
public sealed interface LiveSession permits OpenedSession, AdvancedSession {

    Account account();

    Session session();
}
