package io.portcullis.testkit.contract;

import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.AuditTrail;
import io.portcullis.domain.port.Budgets;
import io.portcullis.domain.port.Credentials;
import io.portcullis.domain.port.Outbox;
import io.portcullis.domain.port.SecretChecks;
import io.portcullis.domain.port.Sessions;
import io.portcullis.domain.port.SigningKeys;
import io.portcullis.domain.port.Tickets;
import io.portcullis.domain.port.Transactions;

/** The store ports of one store: they show the same data, and the transactions span them all. */
public interface Stores {

    Accounts accounts();

    Credentials credentials();

    Sessions sessions();

    SigningKeys signingKeys();

    SecretChecks secretChecks();

    AuditTrail auditTrail();

    Budgets budgets();

    Tickets tickets();

    Outbox outbox();

    Transactions transactions();
}
